/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.job.compare.Spike;
import io.neuromorphic.flink.job.run.RunSummary;
import io.neuromorphic.flink.job.run.RunSummary.InputBooks;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise 1: whatever the number of shards, the parallelism, the backend and the speed. */
class DeterminismITCase {

  private static final String[] PLAIN = {
    "populations.retina.shards=1", "parallelism=1", "state=hashmap", "inputs.camera.speed=max"
  };

  @TempDir Path folder;

  private JobFile scene() throws Exception {
    return JobFile.of(
        folder,
        """
        name: scene
        dt: 1ms
        inputs:
          - name: camera
            scene: {size: [128, 96], duration: 1s, rate: 100000, seed: 5, bars: 3, dots: 2}
            into: retina
            encode: {pool: 4, on: 20.0, off: 15.0}
        populations:
          retina: {size: [32, 24], behavior: tonic_spiking}
        outputs:
          spikes: {file: spikes.csv}
        """);
  }

  private JobFile recording(String file, String size, String time) throws Exception {
    return JobFile.of(
        folder,
        """
        name: recording
        dt: 1ms
        inputs:
          - name: camera
            recording: %s
            time: %s
            into: retina
            encode: {pool: 8, on: 10.0, off: 10.0}
        populations:
          retina: {size: %s, behavior: tonic_spiking}
        outputs:
          spikes: {file: spikes.csv}
        """
            .formatted(SharedRecordings.path(file), time, size));
  }

  /** Runs the job plainly, then in each of the given ways; every run must say the same. */
  private RunSummary assertSame(JobFile job, long events, String[]... ways) throws Exception {
    RunSummary plain = job.set(PLAIN).run();
    List<Spike> spikes = Spikes.read(job.path("spikes.csv"));
    assertThat(plain.digest()).isEqualTo(ReferenceDigest.of(spikes));
    assertThat(plain.spikes()).containsEntry("retina", (long) spikes.size());
    assertThat(spikes).hasSizeGreaterThan(1_000).isSorted();
    assertThat(plain.events().get("camera")).isEqualTo(new InputBooks(events, events, 0, 0, 0, 0));
    Set<String> digests = new TreeSet<>();
    for (String[] way : ways) {
      RunSummary summary = job.set(PLAIN).set(way).run();
      digests.add(summary.digest());
      assertThat(summary.events()).as("books with %s", List.of(way)).isEqualTo(plain.events());
      assertThat(summary.neuronSteps()).isEqualTo(plain.neuronSteps());
      assertThat(summary.originMicros()).isEqualTo(plain.originMicros());
      assertThat(Spikes.read(job.path("spikes.csv")))
          .as("spikes with %s", List.of(way))
          .isEqualTo(spikes);
    }
    assertThat(digests).containsExactly(plain.digest());
    return plain;
  }

  @Test
  void aSceneFiresTheSameSpikesHoweverItIsRun() throws Exception {
    assertSame(
        scene(),
        100_000,
        new String[] {"populations.retina.shards=3", "parallelism=2", "state=rocksdb"},
        new String[] {"populations.retina.shards=8", "parallelism=2", "inputs.camera.speed=1.0"},
        new String[] {"populations.retina.shards=8", "state=rocksdb"},
        new String[] {"populations.retina.shards=3", "parallelism=2", "latency=low"},
        new String[] {"latency=low", "inputs.camera.speed=1.0"},
        new String[] {"populations.retina.shards=3", "parallelism=2", "latency=throughput"},
        new String[] {"populations.retina.shards=3", "inputs.camera.speed=2.5", "state=rocksdb"});
  }

  @Test
  void anAedat4RecordingFiresTheSameSpikesHoweverItIsRun() throws Exception {
    RunSummary summary =
        assertSame(
            recording(SharedRecordings.AEDAT4, "[44, 33]", "as-recorded"),
            117_667,
            new String[] {"populations.retina.shards=8", "parallelism=2", "state=rocksdb"},
            new String[] {"populations.retina.shards=3", "inputs.camera.speed=1.0"});
    assertThat(summary.originMicros()).isEqualTo(1_633_953_690_975_000L);
  }

  @Test
  void anEvt3RecordingFiresTheSameSpikesHoweverItIsRun() throws Exception {
    RunSummary summary =
        assertSame(
            recording(SharedRecordings.EVT3, "[80, 60]", "from-zero"),
            343_474,
            new String[] {"populations.retina.shards=3", "parallelism=2"},
            new String[] {"populations.retina.shards=8", "state=rocksdb"});
    assertThat(summary.originMicros()).isZero();
  }
}
