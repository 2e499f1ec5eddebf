/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.job.run.RunSummary;
import io.neuromorphic.flink.stream.CameraInput;
import io.neuromorphic.flink.stream.KafkaEventSource;
import io.neuromorphic.flink.stream.NeuronStreams;
import io.neuromorphic.flink.stream.NeuronTotals;
import io.neuromorphic.flink.stream.SceneSource;
import io.neuromorphic.flink.stream.SpikingNeurons;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A program goes on from the stored savepoint of a job file that says the same. */
class ProgramResumeITCase {

  @RegisterExtension static final TestBroker BROKER = new TestBroker();

  @TempDir Path folder;

  @Test
  void aSavepointOfAJobFileIsResumedByAProgram() throws Exception {
    SavepointFixture.fill(BROKER);
    JobFile job = SavepointFixture.job(folder, BROKER.bootstrap());
    RunSummary calm = job.run();

    Configuration settings = new Configuration();
    settings.set(StateRecoveryOptions.SAVEPOINT_PATH, SavepointFixture.SAVEPOINT);
    // The job's files are not the program's.
    settings.set(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE, true);
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2, settings);
    NeuronStreams told =
        SpikingNeurons.builder()
            .jobFile(job.file())
            .build()
            .in(env)
            .camera(
                CameraInput.named("camera")
                    .into("retina")
                    .pool(8)
                    .on(20)
                    .off(15)
                    .region(0, 0, 60, 48),
                SceneSource.builder()
                    .size(64, 48)
                    .duration(Duration.ofSeconds(2))
                    .rate(20_000)
                    .seed(5)
                    .bars(2)
                    .dots(1)
                    .build())
            .currents(
                "currents",
                KafkaEventSource.currents()
                    .setBootstrapServers(BROKER.bootstrap())
                    .setTopic(SavepointFixture.TOPIC)
                    .setBoundedAtLatest()
                    .build())
            .apply();
    told.spikes().sinkTo(new DiscardingSink<>());
    NeuronTotals totals = told.totals(env.execute());

    assertThat(totals.digest()).isEqualTo(calm.digest());
    assertThat(totals.spikes()).isEqualTo(calm.spikes());
    assertThat(totals.steps()).isEqualTo(calm.steps());
    assertThat(totals.events().get("currents").read())
        .isEqualTo(calm.events().get("currents").read());
  }
}
