/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatencyTest {

  @TempDir Path folder;

  @Test
  void lowLetsNothingWait() {
    Latency low = Latency.of("low");

    assertThat(low.holdMillis()).isZero();
    assertThat(low.bufferTimeout()).isZero();
    assertThat(low.producer(Map.of())).containsEntry("linger.ms", "0");
    assertThat(low.consumer(Map.of())).containsEntry("fetch.min.bytes", "1");
  }

  @Test
  void balancedWaitsSomeMilliseconds() {
    Latency balanced = Latency.of("balanced");

    assertThat(balanced.holdMillis()).isEqualTo(5);
    assertThat(balanced.bufferTimeout()).isEqualTo(Duration.ofMillis(5));
    assertThat(balanced.producer(Map.of()))
        .containsEntry("linger.ms", "5")
        .containsEntry("compression.type", "lz4");
    assertThat(balanced.consumer(Map.of())).containsEntry("fetch.min.bytes", "1");
  }

  @Test
  void eachChoiceWaitsLongerThanTheOneBefore() {
    for (int i = 1; i < Latency.words().size(); i++) {
      Latency shorter = Latency.of(Latency.words().get(i - 1));
      Latency longer = Latency.of(Latency.words().get(i));
      assertThat(longer.holdMillis()).isGreaterThan(shorter.holdMillis());
      assertThat(longer.bufferTimeout()).isGreaterThan(shorter.bufferTimeout());
      assertThat(longer.lingerMillis()).isGreaterThan(shorter.lingerMillis());
      assertThat(longer.batchBytes()).isGreaterThanOrEqualTo(shorter.batchBytes());
      assertThat(longer.fetchMinBytes()).isGreaterThanOrEqualTo(shorter.fetchMinBytes());
    }
  }

  @Test
  void propertiesOfTheUserGoBefore() {
    Map<String, String> own = Map.of("linger.ms", "7", "fetch.min.bytes", "9", "acks", "1");

    assertThat(Latency.LOW.producer(own))
        .containsEntry("linger.ms", "7")
        .containsEntry("acks", "1")
        .containsEntry("batch.size", "16384");
    assertThat(Latency.LOW.consumer(own))
        .containsEntry("fetch.min.bytes", "9")
        .containsEntry("fetch.max.wait.ms", "500");
  }

  @Test
  void aSettingOfTheCommandLineDecides() {
    JobText job = JobText.minimal(folder).add("latency: throughput").set("latency=low");

    assertThat(job.read().latency()).isSameAs(Latency.LOW);
  }

  @Test
  void anotherWordIsRefused() {
    assertThatThrownBy(() -> Latency.of("quick"))
        .hasMessage("expected one of [low, balanced, throughput], found quick");
  }

  @Test
  void thePageHasTheseNumbers() throws IOException {
    String page = Files.readString(Path.of("docs/latency.md"));

    for (Setting row : Setting.values()) {
      String line = page.lines().filter(l -> l.startsWith(row.begin)).findFirst().orElseThrow();
      List<String> cells = List.of(line.split("\\|")).subList(2, 5);
      for (int i = 0; i < cells.size(); i++) {
        assertThat(cells.get(i).strip())
            .as(line)
            .startsWith(row.of.apply(Latency.of(Latency.words().get(i))));
      }
    }
  }

  /** A row of the table, and what it says. */
  private enum Setting {
    HOLD("| routed currents", latency -> waits(latency.holdMillis())),
    BUFFER("| Flink's network buffers", latency -> waits(latency.bufferTimeout().toMillis())),
    LINGER("| Kafka producer: `linger.ms`", latency -> "" + latency.lingerMillis()),
    BATCH("| `batch.size`", latency -> latency.batchBytes() / 1024 + " KiB"),
    COMPRESSION("| `compression.type`", Latency::compression),
    FETCH(
        "| Kafka consumer: `fetch.min.bytes`",
        latency ->
            latency.fetchMinBytes() == 1
                ? "1"
                : latency.fetchMinBytes() / 1024 + " KiB, " + latency.fetchMaxWaitMillis() + " ms");

    private final String begin;
    private final Function<Latency, String> of;

    Setting(String begin, Function<Latency, String> of) {
      this.begin = begin;
      this.of = of;
    }

    private static String waits(long millis) {
      return millis == 0 ? "not at all" : millis + " ms";
    }
  }
}
