/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.job.config.InputConfig;
import io.neuromorphic.flink.job.config.JobConfig;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the choice of a latency must arrive. */
class JobSettingsTest {

  @TempDir Path folder;

  private JobConfig job(String... settings) throws IOException {
    return JobFile.of(
            folder,
            """
            name: settings
            inputs:
              - {name: currents, kafka: {topic: currents, format: packet}}
            populations:
              one: {size: 1, behavior: tonic_spiking}
            kafka: {bootstrap: 'localhost:1'}
            """)
        .set(settings)
        .read();
  }

  @ParameterizedTest
  @CsvSource({"low, 0, 0, 1", "balanced, 5, 5, 1", "throughput, 20, 100, 65536"})
  void aLatencyReachesFlinkTheRouterAndTheConsumer(
      String latency, long hold, long buffer, String fetch) throws IOException {
    JobConfig job = job("latency=" + latency);
    InputConfig input = job.inputs().get(0);

    assertThat(JobSettings.of(job).get(ExecutionOptions.BUFFER_TIMEOUT).toMillis())
        .isEqualTo(buffer);
    assertThat(new Specs(job).router(input).holdMillis()).isEqualTo(hold);
    assertThat(Inputs.topic(job, (InputConfig.KafkaTopic) input.origin(), "").properties())
        .containsEntry("fetch.min.bytes", fetch);
  }

  @Test
  void propertiesOfTheJobFileGoBefore() throws IOException {
    JobConfig job = job("latency=throughput", "kafka.properties={fetch.min.bytes: 3}");
    InputConfig input = job.inputs().get(0);

    assertThat(Inputs.topic(job, (InputConfig.KafkaTopic) input.origin(), "").properties())
        .containsEntry("fetch.min.bytes", "3")
        .containsEntry("fetch.max.wait.ms", "50");
  }

  private static final String CHECKPOINTS = "checkpoints={interval: 1s, dir: c}";

  @Test
  void failedCheckpointsStopOnlyWhatIsWrittenInTransactions() throws IOException {
    assertThat(JobSettings.of(job(CHECKPOINTS)).get(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER))
        .isEqualTo(Integer.MAX_VALUE);
    assertThat(
            JobSettings.of(
                    job(CHECKPOINTS, "outputs.spikes={kafka: {topic: s}, delivery: exactly-once}"))
                .get(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER))
        .isEqualTo(20);
  }
}
