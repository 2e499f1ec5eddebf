/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
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
}
