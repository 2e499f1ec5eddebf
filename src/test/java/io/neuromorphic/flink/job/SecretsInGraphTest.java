/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.job.config.JobConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes to a cluster, and into its store where it is highly available, holds no secret. */
class SecretsInGraphTest {

  private static final String SECRET = "hunter2-hunter2";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"never", "latest"})
  void theGraphOfAJobHoldsReferencesAlone(String until) throws Exception {
    Path password = Files.writeString(folder.resolve("password"), SECRET);
    JobConfig config =
        JobFile.of(
                folder,
                """
                name: graph
                dt: 1ms
                parallelism: 1
                checkpoints: {interval: 1s, dir: checkpoints}
                inputs:
                  - {name: topic, kafka: {topic: currents, until: %s}}
                populations:
                  retina: {size: 4, behavior: tonic_spiking}
                outputs:
                  spikes: {kafka: {topic: spikes}, delivery: exactly-once}
                  rejected: {kafka: {topic: rejected}}
                kafka:
                  bootstrap: "localhost:1"
                  properties:
                    ssl.truststore.password: ${file:password}
                    sasl.jaas.config: >-
                      some.Module required username="user" password="${file:password}";
                """
                    .formatted(until))
            .read();
    config.kafka().checkSecrets();
    Map<String, InputLook> looks =
        Map.of("topic", new InputLook(Optional.empty(), List.of(), 0, 0, 4, -1));
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(JobSettings.of(config));
    new SpikingJob(config, looks, JobClock.of(config, looks, 0), "localhost:1").build(env);

    JobGraph graph = env.getStreamGraph().getJobGraph();
    String bytes =
        new String(InstantiationUtil.serializeObject(graph), StandardCharsets.ISO_8859_1);

    assertThat(bytes.contains(password.toString())).as("the reference is there").isTrue();
    assertThat(bytes.contains(SECRET)).as("the secret is there").isFalse();
  }
}
