/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.event.CameraPacket;
import org.junit.jupiter.api.Test;

/** What is kept of a camera's events. */
class CameraHistoryTest {

  private final CameraHistory camera = new CameraHistory("camera");

  private void see(long t, int x, int y) {
    CameraPacket packet = new CameraPacket(1);
    packet.add(t, x, y, 1);
    camera.add(packet);
  }

  private static int at(ActivityView view, int x, int y) {
    return view.cells()[y / view.pool() * view.columns() + x / view.pool()];
  }

  @Test
  void eventsStandWhereTheyWere() {
    see(0, 0, 0);
    see(50_000, 3, 5);
    see(99_999, 3, 5);
    see(100_000, 3, 5);

    ActivityView view = camera.view(0, 100_000);

    assertThat(view.columns()).isEqualTo(4);
    assertThat(view.rows()).isEqualTo(6);
    assertThat(view.pool()).isEqualTo(1);
    assertThat(at(view, 0, 0)).isEqualTo(1);
    assertThat(at(view, 3, 5)).isEqualTo(2);
    assertThat(at(camera.view(0, 100_001), 3, 5)).as("nothing is later").isEqualTo(3);
  }

  @Test
  void whatIsStillToComeIsNotCounted() {
    for (long t = 0; t < 2_000_000; t += 1_000) {
      see(t, 1, 1);
    }

    ActivityView view = camera.view(1_415_000, 1_515_000);

    assertThat(view.from()).isEqualTo(1_400_000);
    assertThat(view.to()).isEqualTo(1_500_000);
    assertThat(at(view, 1, 1)).isEqualTo(100);
    assertThat(at(camera.view(1_400_000, 1_500_000), 1, 1)).as("whole bins: exact").isEqualTo(100);
    assertThat(at(camera.view(900_000, 1_900_000), 1, 1)).as("bins of any ring").isEqualTo(1_000);
    assertThat(at(camera.view(1_899_001, 1_999_001), 1, 1)).as("the end").isEqualTo(120);
    assertThat(camera.view(1_899_001, 1_999_001).to()).isEqualTo(1_999_001);
  }

  @Test
  void atTheEndTheLastSpanIsShownHoweverItFalls() {
    see(2_345_678, 1, 1);
    for (long to = 2_345_679; to <= 2_445_678; to += 1_000) {
      assertThat(at(camera.view(to - 100_000, to), 1, 1)).as("up to %s", to).isEqualTo(1);
    }
    assertThat(at(camera.view(2_380_000, 2_480_000), 1, 1)).isZero();
  }

  @Test
  void theSensorIsLearnedAndWhatWasSeenStaysInItsPlace() {
    see(0, 7, 7);
    see(0, 2, 9);
    see(0, 300, 100);
    see(0, 30, 200);

    ActivityView view = camera.view(0, 100_000);

    assertThat(view.columns()).isEqualTo(301);
    assertThat(view.rows()).isEqualTo(201);
    assertThat(at(view, 7, 7) + at(view, 2, 9) + at(view, 300, 100) + at(view, 30, 200))
        .isEqualTo(4);
  }

  @Test
  void pixelsOfALargeSensorShareCells() {
    see(0, 10, 20);
    see(0, 13, 23);
    see(0, 1_279, 719);

    ActivityView view = camera.view(0, 100_000);

    assertThat(view.pool()).isEqualTo(4);
    assertThat(view.columns()).isEqualTo(320);
    assertThat(view.rows()).isEqualTo(180);
    assertThat(at(view, 10, 20)).isEqualTo(1);
    assertThat(at(view, 13, 23)).isEqualTo(1);
    assertThat(at(view, 1_279, 719)).isEqualTo(1);
    assertThat(camera.width()).isEqualTo(1_280);
  }

  @Test
  void theLargestSensorFits() {
    see(0, 65_535, 65_535);
    see(0, 0, 0);

    ActivityView view = camera.view(0, 1);

    assertThat(view.columns()).isLessThanOrEqualTo(CameraHistory.MAX_COLUMNS);
    assertThat(view.rows()).isLessThanOrEqualTo(CameraHistory.MAX_ROWS);
    assertThat(at(view, 65_535, 65_535)).isEqualTo(1);
  }

  @Test
  void aTellingOfTheSizeIsKept() {
    camera.describe(640, 480);
    see(0, 1, 1);

    assertThat(camera.view(0, 1).columns()).isEqualTo(320);
    assertThat(camera.width()).isEqualTo(640);
  }

  @Test
  void longAgoIsRememberedBySeconds() {
    see(0, 1, 1);
    see(1_500_000, 2, 2);
    see(60_000_000, 3, 3);

    ActivityView view = camera.view(1_100_000, 1_200_000);

    assertThat(view.from()).isEqualTo(1_000_000);
    assertThat(view.to()).isEqualTo(2_000_000);
    assertThat(at(view, 2, 2)).isEqualTo(1);
    assertThat(at(view, 1, 1)).isZero();
  }

  @Test
  void whatIsTooOldIsForgotten() {
    see(0, 1, 1);
    see(500_000_000, 2, 2);

    assertThat(at(camera.view(0, 1_000_000), 1, 1)).isZero();
    assertThat(camera.events()).isEqualTo(2);
  }
}
