/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.job.JobStartException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterAccessTest {

  private static final JobManagerAddress FLINK = new JobManagerAddress("flink", 8081);

  @TempDir Path folder;

  private ClusterAccess ofFile(Map<String, String> given) throws Exception {
    Files.writeString(
        folder.resolve("config.yaml"),
        """
        rest:
          address: elsewhere
          port: 1
        security.ssl.rest.enabled: true
        security.ssl.rest.truststore-password: changeit
        parallelism.default: 7
        """);
    return ClusterAccess.of(FLINK, Optional.of(folder.toString()), given);
  }

  @Test
  void flinksConfigurationTellsHowItsInterfaceIsReachedAndNothingElse() throws Exception {
    Configuration client = ofFile(Map.of()).configuration();

    assertThat(client.toMap())
        .containsEntry("security.ssl.rest.enabled", "true")
        .containsEntry("security.ssl.rest.truststore-password", "changeit")
        .containsEntry("rest.address", "flink")
        .containsEntry("rest.port", "8081")
        .doesNotContainKey("parallelism.default");
  }

  @Test
  void whatIsGivenGoesBeforeTheFile() throws Exception {
    assertThat(ofFile(Map.of("security.ssl.rest.enabled", "false")).configuration().toMap())
        .containsEntry("security.ssl.rest.enabled", "false");
  }

  @Test
  void aFolderWithoutAConfigurationIsRefused() {
    Optional<String> none = Optional.of(folder.resolve("none").toString());
    assertThatThrownBy(() -> ClusterAccess.of(FLINK, none, Map.of()))
        .isInstanceOf(JobStartException.class)
        .hasMessageContaining("FLINK_CONF_DIR");
  }

  @Test
  void passwordsOfTheClientDoNotTravelWithTheJob() throws Exception {
    ClusterAccess access = ofFile(Map.of());
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(access.configuration());
    env.fromSequence(1, 2).sinkTo(new DiscardingSink<>());
    StreamGraph graph = env.getStreamGraph();
    assertThat(graph.getJobConfiguration().toMap())
        .containsKey("security.ssl.rest.truststore-password");

    access.forget(graph);

    assertThat(graph.getJobConfiguration().toMap())
        .doesNotContainKey("security.ssl.rest.truststore-password");
  }
}
