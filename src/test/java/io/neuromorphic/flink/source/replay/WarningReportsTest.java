/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.source.Packed;
import io.neuromorphic.flink.state.RecordedMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What decoders warn of is counted by kind, and said once at once and once at the end. */
class WarningReportsTest {

  @TempDir Path folder;

  private final RecordedMetrics metrics = new RecordedMetrics();
  private final List<String> log = new ArrayList<>();
  private final WarningReports reports = new WarningReports(metrics, log::add);

  private String counts() {
    List<String> counts = new ArrayList<>();
    metrics.all().keySet().forEach(name -> counts.add(name + "=" + metrics.count(name)));
    return String.join(" ", counts);
  }

  @Test
  void theFirstIsSaidAtOnceTheRestAtTheEnd() {
    reports.begin("file:///data/a%20b.raw", Map.of());
    reports.look(Map.of());
    reports.look(Map.of("x beyond the sensor (640)", 1L));
    reports.look(Map.of("x beyond the sensor (640)", 5L));
    assertThat(log).containsExactly("/data/a b.raw: x beyond the sensor (640)");
    reports.end(Map.of("x beyond the sensor (640)", 7L, "cut-off last word", 1L));
    assertThat(log)
        .containsExactlyInAnyOrder(
            "/data/a b.raw: x beyond the sensor (640)",
            "/data/a b.raw: cut-off last word",
            "/data/a b.raw: x beyond the sensor (640), 7 times");
    assertThat(counts())
        .isEqualTo(
            "kind=cut_off_last_word/decoderWarnings=1"
                + " kind=x_beyond_the_sensor_640_/decoderWarnings=7");
  }

  @Test
  void countersGoOnInTheNextRecording() {
    reports.begin("a", Map.of());
    reports.end(Map.of("odd", 2L));
    reports.begin("b", Map.of());
    reports.end(Map.of("odd", 3L));
    assertThat(log).containsExactly("a: odd", "a: odd, 2 times", "b: odd", "b: odd, 3 times");
    assertThat(counts()).isEqualTo("kind=odd/decoderWarnings=5");
  }

  @Test
  void whatIsReadOnceMoreAfterARestoreIsNotToldAgain() {
    reports.begin("a", Map.of("odd", 2L, "rare", 1L));
    reports.look(Map.of("odd", 2L, "rare", 1L));
    assertThat(log).isEmpty();
    assertThat(counts()).isEmpty();
    reports.end(Map.of("odd", 4L, "rare", 1L));
    assertThat(log).containsExactly("a: odd, 4 times");
    assertThat(counts()).isEqualTo("kind=odd/decoderWarnings=2");
  }

  @Test
  void aReplayTellsThem() throws IOException {
    byte[] whole = Packed.GZIP.pack(EveryFormat.EVT3.bytes());
    Path file = folder.resolve("cut.raw");
    Files.write(file, Arrays.copyOf(whole, whole.length - 1_000));
    String name = file.toUri().toString();
    Playing<CameraPacket> playing = Playing.atMaxSpeed(new CameraFileReaders()).add(name);
    playing.fetchUntilFinished(name);
    assertThat(playing.events().size()).isBetween(30_000, EveryFormat.EVENTS - 1);
    assertThat(playing.log).contains(file + ": cut-off compressed file");
  }
}
