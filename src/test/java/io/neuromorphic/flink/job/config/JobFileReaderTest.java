/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.job.config.JobConfig.StateKind;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobFileReaderTest {

  @TempDir Path folder;

  @Test
  void aMinimalFileGetsTheDefaults() {
    JobConfig job = minimal().read();

    assertThat(job.name()).isEqualTo("test");
    assertThat(job.dtMicros()).isEqualTo(1_000);
    assertThat(job.origin()).isEqualTo(OriginConfig.AUTO);
    assertThat(job.outOfOrdernessMillis()).isEqualTo(5);
    assertThat(job.parallelism()).isEmpty();
    assertThat(job.state()).isEqualTo(StateKind.HASHMAP);
    assertThat(job.checkpoints()).isEmpty();
    assertThat(job.latency()).isSameAs(Latency.BALANCED);
    assertThat(job.failOnInvalid()).isFalse();
    assertThat(job.maxGapMicros()).isEqualTo(3_600_000_000L);
    assertThat(job.idleTimeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(job.outputs().spikes()).isEqualTo(OutputsConfig.OutputConfig.NONE);
    assertThat(job.outputs().rejected()).isEqualTo(OutputsConfig.OutputConfig.NONE);
    assertThat(job.usesKafka()).isFalse();
  }

  @Test
  void everyKeyOfTheTopLevelIsRead() {
    JobConfig job =
        minimal()
            .line(2, "dt: 100us")
            .add("origin: 1700000000000000")
            .add("out-of-orderness: 2s")
            .add("parallelism: 4")
            .add("state: rocksdb")
            .add("checkpoints: {interval: 250ms, dir: state}")
            .add("latency: throughput")
            .add("on-invalid: fail")
            .add("max-gap: 2h")
            .add("idle-timeout: 500ms")
            .add("projections: []")
            .read();

    assertThat(job.dtMicros()).isEqualTo(100);
    assertThat(job.origin().micros()).hasValue(1_700_000_000_000_000L);
    assertThat(job.outOfOrdernessMillis()).isEqualTo(2_000);
    assertThat(job.parallelism()).hasValue(4);
    assertThat(job.state()).isEqualTo(StateKind.ROCKSDB);
    assertThat(job.checkpoints().orElseThrow().interval()).isEqualTo(Duration.ofMillis(250));
    assertThat(job.checkpoints().orElseThrow().dir())
        .isEqualTo(folder.resolve("state").toUri().toString());
    assertThat(job.latency()).isSameAs(Latency.THROUGHPUT);
    assertThat(job.failOnInvalid()).isTrue();
    assertThat(job.maxGapMicros()).isEqualTo(7_200_000_000L);
    assertThat(job.idleTimeout()).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void outOfOrdernessIsRoundedUpToMilliseconds() {
    assertThat(minimal().add("out-of-orderness: 100us").read().outOfOrdernessMillis()).isOne();
    assertThat(minimal().add("out-of-orderness: 1001us").read().outOfOrdernessMillis())
        .isEqualTo(2);
    assertThat(minimal().add("out-of-orderness: 0").read().outOfOrdernessMillis()).isZero();
  }

  @Test
  void anOriginMayBeAnInstant() {
    assertThat(minimal().add("origin: 1970-01-01T00:00:01.5Z").read().origin().micros())
        .hasValue(1_500_000);
    assertThat(minimal().add("origin: 1970-01-01T01:00:00+01:00").read().origin().micros())
        .hasValue(0);
    assertThat(minimal().add("origin: -5").read().origin().micros()).hasValue(-5);
    assertThat(minimal().add("origin: auto").read().origin().micros()).isEmpty();
  }

  @Test
  void aCheckpointFolderMayBeAnyUri() {
    String dir =
        minimal()
            .add("checkpoints: {interval: 1s, dir: \"s3://bucket/checkpoints\"}")
            .read()
            .checkpoints()
            .orElseThrow()
            .dir();

    assertThat(dir).isEqualTo("s3://bucket/checkpoints");
  }

  @Test
  void aKeyWithoutAValueCountsAsAbsent() {
    JobConfig job = minimal().add("checkpoints:").add("origin: null").add("outputs: ~").read();

    assertThat(job.checkpoints()).isEmpty();
    assertThat(job.origin()).isEqualTo(OriginConfig.AUTO);
  }

  @Test
  void aByteOrderMarkAndWindowsLineEndsDoNotMatter() {
    assertThat(minimal().line(1, "\ufeffname: test\r").line(2, "dt: 2ms\r").read().dtMicros())
        .isEqualTo(2_000);
  }

  private JobText minimal() {
    return JobText.minimal(folder);
  }
}
