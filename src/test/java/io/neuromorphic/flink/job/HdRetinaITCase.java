/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.job.run.RunSummary;
import io.neuromorphic.flink.job.run.RunSummary.InputBooks;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The beginning of {@code jobs/hd-retina.yaml}: a neuron for each of 921,600 pixels. */
class HdRetinaITCase {

  private static final long EVENTS = 1_000_000;

  @RegisterExtension static final TestBroker BROKER = new TestBroker();

  @TempDir Path folder;

  private RunSummary run(String... ways) throws Exception {
    return new JobFile(Path.of("jobs", "hd-retina.yaml"), List.of())
        .set(
            "inputs.camera.scene.duration=100ms",
            "checkpoints.dir=" + folder,
            "checkpoints.interval=200ms",
            "kafka.bootstrap=" + BROKER.bootstrap(),
            "outputs.spikes.kafka.topic=" + BROKER.topic(BROKER.freshName(), 2))
        .set(ways)
        .run();
  }

  @Test
  void everyEventOfTheSensorIsIntegratedAndEveryPixelStepped() throws Exception {
    RunSummary summary = run();

    assertThat(summary.events())
        .containsEntry("camera", new InputBooks(EVENTS, EVENTS, 0, 0, 0, 0));
    assertThat(summary.neuronSteps()).isEqualTo(100 * 1_280 * 720);
    assertThat(summary.spikes().get("retina")).isGreaterThan(1_000);
    assertThat(summary.topics().values()).allMatch(records -> records > 0);
    assertThat(run("populations.retina.shards=1", "state=rocksdb").digest())
        .isEqualTo(summary.digest());
    assertThat(run("parallelism=2", "outputs.spikes.format=json").digest())
        .isEqualTo(summary.digest());
  }
}
