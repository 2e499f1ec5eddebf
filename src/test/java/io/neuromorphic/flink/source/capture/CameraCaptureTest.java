/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.InputPacket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Under which times the events of several partitions are written, and what is told of them. */
class CameraCaptureTest {

  @TempDir Path folder;

  private CameraCapture capture;

  @BeforeEach
  void open() {
    capture = new CameraCapture(folder.resolve("out.csv"), "csv", Optional.empty(), false);
  }

  @AfterEach
  void close() throws IOException {
    capture.close();
  }

  /** Events of a partition at (1, 2), and what a marker says after them. */
  private void came(int partition, long until, long... times) throws IOException {
    CameraPacket packet = new CameraPacket(times.length);
    for (long t : times) {
      packet.add(t, 1, 2, 1);
    }
    packet.setUntil(until);
    capture.add(partition, packet);
  }

  private List<String> times(boolean fromZero) throws IOException {
    capture.write(fromZero, fraction -> {});
    return Files.readAllLines(folder.resolve("out.csv")).stream()
        .skip(1)
        .map(row -> row.substring(0, row.indexOf(',')))
        .toList();
  }

  @Test
  void zeroIsTheEarliestOfAllPartitionsWhicheverCameFirst() throws Exception {
    came(0, InputPacket.NONE, 7_001_500, 7_002_000);
    came(1, InputPacket.NONE, 6_999_300, 7_000_000);
    assertThat(times(true)).containsExactly("300", "1000", "2500", "3000");
  }

  @Test
  void timesBeforeZeroBecomePositive() throws Exception {
    came(0, InputPacket.NONE, -500, 10);
    assertThat(times(true)).containsExactly("500", "1010");
  }

  @Test
  void whatIsToldIsOfTheFileButForWhatWasSubtracted() throws Exception {
    came(0, 7_010_001, 7_000_250, 7_004_250);
    CaptureReport report = capture.write(true, fraction -> {});
    assertThat(report.firstMicros()).isEqualTo(250);
    assertThat(report.lastMicros()).isEqualTo(4_250);
    assertThat(report.shiftMicros()).isEqualTo(7_000_000);
    assertThat(report.longestGapMicros()).isEqualTo(4_000);
    assertThat(report.silenceMicros()).isEqualTo(5_750);
  }

  /** A job that met the marker holds the event for late unless it allows as much disorder. */
  @Test
  void anEventBehindAMarkerIsDisorderOfItsPartitionAlone() throws Exception {
    came(0, 7_001_001, 7_000_000);
    came(1, InputPacket.NONE, 6_000_000);
    came(0, InputPacket.NONE, 7_000_400);
    assertThat(capture.write(false, fraction -> {}).disorderMicros()).isEqualTo(600);
  }

  @Test
  void aMarkerOfTheEndIsNoTime() throws Exception {
    came(0, InputPacket.END, 7);
    came(0, InputPacket.NONE, 8);
    CaptureReport report = capture.write(false, fraction -> {});
    assertThat(report.disorderMicros()).isZero();
    assertThat(report.silenceMicros()).isZero();
  }

  @Test
  void whereInt64DoesNotHoldItTimesStayInTheRescue() throws Exception {
    came(0, InputPacket.NONE, Long.MIN_VALUE + 5, Long.MAX_VALUE);
    assertThatThrownBy(() -> capture.write(true, fraction -> {}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("too far apart to count from zero");
    assertThat(Files.readAllLines(capture.rescue(fraction -> {})))
        .endsWith("-9223372036854775803,1,2,1", "9223372036854775807,1,2,1");
  }
}
