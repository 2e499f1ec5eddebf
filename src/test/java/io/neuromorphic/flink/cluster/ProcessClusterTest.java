/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessClusterTest {

  @TempDir Path folder;

  @Test
  void takesNoFolderThatHoldsAnythingElse() throws Exception {
    Path own = Files.writeString(folder.resolve("thesis.tex"), "years of work");

    assertThatThrownBy(() -> ProcessCluster.prepare(folder, ClusterOptions.defaults(), "x.jar"))
        .isInstanceOf(ClusterException.class)
        .hasMessage(folder + " is not empty; a cluster needs a folder of its own, all of it");
    assertThatThrownBy(() -> ProcessCluster.find(folder)).isInstanceOf(ClusterException.class);
    assertThat(folder).isDirectoryContaining(own::equals);
    assertThat(own).hasContent("years of work");
  }

  @Test
  void removesWhatItHasMade() throws Exception {
    Path empty = Files.createDirectory(folder.resolve("cluster"));
    ProcessCluster cluster = ProcessCluster.prepare(empty, ClusterOptions.defaults(), "x.jar");

    assertThat(empty).isNotEmptyDirectory();
    assertThatThrownBy(() -> ProcessCluster.prepare(empty, ClusterOptions.defaults(), "x.jar"))
        .hasMessage("there is a cluster in " + empty + " already");
    cluster.delete();

    assertThat(empty).doesNotExist();
  }

  @Test
  void knowsWhatItWasMadeWith() throws Exception {
    ClusterOptions options =
        ClusterOptions.defaults()
            .withTaskManagers(3, 5)
            .withTaskHeap(321)
            .withBroker(false)
            .withSettings(Map.of("web.refresh-interval", "1s"));
    Path own = folder.resolve("cluster");
    ProcessCluster.prepare(own, options, "x.jar");

    assertThat(ProcessCluster.find(own).options()).isEqualTo(options);
  }

  @Test
  void refusesToStartWhereAnotherProgramHasAPort() throws Exception {
    ProcessCluster cluster =
        ProcessCluster.prepare(
            folder.resolve("cluster"), ClusterOptions.defaults().withBroker(false), "x.jar");
    int port = URI.create("http://" + cluster.rest()).getPort();
    try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
      assertThatThrownBy(() -> cluster.start(Duration.ofSeconds(5)))
          .isInstanceOf(ClusterException.class)
          .hasMessageContaining("port " + other.getLocalPort() + " of jobmanager is taken");
    }
    assertThat(cluster.all()).allMatch(member -> member.process().isEmpty());
  }
}
