/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.replay;

import static io.neuromorphic.flink.source.replay.Recordings.UNPARSABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.event.CurrentPacket;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ReplaySplitReaderTest {

  private static final long MS = 1_000;

  private static final Recordings RECORDINGS =
      new Recordings(
          Map.of(
              "a",
              new long[][] {
                {5 * MS, UNPARSABLE, 6 * MS, 9 * MS}, {}, {10 * MS, UNPARSABLE}, {UNPARSABLE}
              },
              "b",
              new long[][] {{20 * MS}},
              "gap",
              new long[][] {{0, 350 * MS}},
              "ahead",
              new long[][] {{0, 1 * MS, 400 * MS, 2 * MS}, {3 * MS, 400 * MS}, {4 * MS}},
              "jump",
              new long[][] {{0, 1 * MS, 9_000_000 * MS}, {}, {}, {2 * MS}},
              "empty",
              new long[][] {}));

  @Test
  void unpacedPacketsAreSentWholeOneRecordingAfterTheOther() throws Exception {
    Playing<CurrentPacket> playing = Playing.atMaxSpeed(RECORDINGS).add("a", "empty", "b");
    playing.fetchUntilFinished("a", "empty", "b");
    assertThat(playing.words())
        .containsExactly("5000 6000 9000 !line 1", "10000 !line 5", "!line 6", "20000");
    assertThat(playing.rejected()).isEqualTo(3);
    assertThat(playing.work()).isEqualTo(50);
    assertThat(playing.fetch().played).hasSize(8);
  }

  @Test
  void aRecordingThatWasNeverThereIsNotWaitedFor() {
    Playing<CurrentPacket> playing = Playing.atMaxSpeed(RECORDINGS).add("nowhere");

    assertThatThrownBy(playing::fetch)
        .isInstanceOf(SuppressRestartsException.class)
        .cause()
        .hasMessage(
            "nowhere is not there on the machine that reads it: every machine of the cluster must"
                + " have it at this path");
  }

  @Test
  void aRecordingThatWasThereMayComeBack() {
    Playing<CurrentPacket> playing =
        Playing.atMaxSpeed(RECORDINGS).add(new ReplaySplit("nowhere", 1, 0));

    assertThatThrownBy(playing::fetch).isInstanceOf(FileNotFoundException.class);
  }

  @Test
  void pacedEventsAreSentWhenTheyAreDue() throws Exception {
    Playing<CurrentPacket> playing = new Playing<>(RECORDINGS, 1.0).add("a");
    playing.fetch();
    assertThat(playing.words()).containsExactly("5000 !line 1");
    playing.pass(3);
    playing.fetch();
    assertThat(playing.words()).last().isEqualTo("6000");
    playing.pass(1);
    playing.fetch();
    assertThat(playing.words()).last().isEqualTo("9000");
    playing.pass(1);
    playing.fetchUntilFinished("a");
    assertThat(playing.words())
        .containsExactly("5000 !line 1", "6000", "9000", "10000 !line 5", "!line 6");
  }

  @Test
  void anEventAheadOfThoseBehindItMakesNobodyWaitAndNoMarkerGoesBeyondThem() throws Exception {
    Playing<CurrentPacket> playing = new Playing<>(RECORDINGS, 1.0).add("ahead");
    for (int millis = 0; millis < 5; millis++) {
      playing.fetch().fetch();
      playing.pass(1);
    }
    assertThat(playing.fetchUntilFinished("ahead").words())
        .containsExactly("0", "1000", "400000 2000", "3000", "400000", "4000");
  }

  @Test
  void aClockThatJumpsIsNotWaitedFor() throws Exception {
    Playing<CurrentPacket> playing = new Playing<>(RECORDINGS, 1.0).add("jump");
    playing.fetch().pass(1);
    playing.fetch().fetch().fetch().fetch().pass(1);
    assertThat(playing.fetchUntilFinished("jump").words())
        .containsExactly("0", "1000 9000000000", "2000");
  }

  @Test
  void speedIsAFactor() throws Exception {
    Playing<CurrentPacket> playing = new Playing<>(RECORDINGS, 4.0).add("a").fetch();
    playing.pass(1);
    assertThat(playing.fetch().words()).containsExactly("5000 !line 1", "6000 9000");
    Playing<CurrentPacket> slow = new Playing<>(RECORDINGS, 0.5).add("a").fetch();
    slow.pass(2);
    assertThat(slow.fetch().words()).containsExactly("5000 !line 1", "6000");
  }

  @Test
  void slicesCarryCountsAndRejectionsOnceAndEveryPlace() throws Exception {
    Playing<CurrentPacket> whole = Playing.atMaxSpeed(RECORDINGS).add("a").fetchUntilFinished("a");
    Playing<CurrentPacket> sliced = new Playing<>(RECORDINGS, 1.0).add("a");
    while (sliced.finished.isEmpty()) {
      sliced.fetch();
      sliced.pass(1);
    }
    assertThat(sliced.events()).isEqualTo(whole.events());
    assertThat(sliced.events())
        .containsExactly(
            "5000,p,0,1.0 line 0",
            "6000,p,1,1.0 line 2",
            "9000,p,2,1.0 line 3",
            "10000,p,0,1.0 line 4");
    assertThat(sliced.rejected()).isEqualTo(3);
    assertThat(sliced.work()).isEqualTo(whole.work());
  }

  @Test
  void resumesFromEveryPositionWithWhatIsLeft() throws Exception {
    for (double speed : new double[] {ReplaySource.MAX_SPEED, 1.0}) {
      Playing<CurrentPacket> all = new Playing<>(RECORDINGS, speed).add("a");
      while (all.finished.isEmpty()) {
        all.fetch();
        all.pass(1);
      }
      int events = 0;
      long rejected = 0;
      for (Played<CurrentPacket> before : all.played) {
        events += before.packet().size();
        rejected += before.packet().counts().invalid();
        Playing<CurrentPacket> resumed =
            Playing.atMaxSpeed(RECORDINGS).add(before.after()).fetchUntilFinished("a");
        assertThat(resumed.events())
            .as("from %s", before.after())
            .isEqualTo(all.events().subList(events, all.events().size()));
        assertThat(resumed.rejected()).isEqualTo(3 - rejected);
      }
    }
  }

  @Test
  void inSilenceAMarkerTellsHowFarTimeHasCome() throws Exception {
    Playing<CurrentPacket> playing = new Playing<>(RECORDINGS, 1.0).add("gap").fetch();
    for (int i = 0; i < 4; i++) {
      playing.pass(99);
      playing.fetch();
    }
    assertThat(playing.words()).containsExactly("0", "until 198000", "350000");
  }

  @Test
  void aMarkerNeverPromisesMoreThanTheNextEvent() throws Exception {
    Playing<CurrentPacket> playing = new Playing<>(RECORDINGS, 1.0).add("gap").fetch();
    playing.pass(100);
    playing.fetch();
    Played<CurrentPacket> marker = playing.played.get(1);
    assertThat(marker.packet().until()).isEqualTo(100 * MS);
    assertThat(marker.after()).isEqualTo(new ReplaySplit("gap", 0, 1));
  }

  @Test
  @Timeout(20)
  void wakesUpWhenItIsTold() throws Exception {
    Playing<CurrentPacket> playing = new Playing<>(RECORDINGS, 0.000_001).add("gap").fetch();
    playing.reader.wakeUp();
    // Without it this would wait, if never for long: a paused reader has to be noticed.
    playing.fetch().fetch();
    assertThat(playing.words()).containsExactly("0");
  }

  @Test
  void aRecordingThatHasShrunkIsAnError() {
    for (ReplaySplit position :
        List.of(
            new ReplaySplit("b", 2, 0), new ReplaySplit("b", 0, 2), new ReplaySplit("b", 1, 1))) {
      assertThatThrownBy(() -> Playing.atMaxSpeed(RECORDINGS).add(position).fetch())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("b ")
          .hasMessageContaining("was it changed?");
    }
  }

  @Test
  void withoutRecordingsThereIsNothing() throws Exception {
    Playing<CurrentPacket> playing = Playing.atMaxSpeed(RECORDINGS).fetch();
    assertThat(playing.played).isEmpty();
    playing.reader.close();
  }

  @Test
  void mayBeClosedInTheMiddle() throws Exception {
    List<String> words = new ArrayList<>();
    Playing<CurrentPacket> playing = new Playing<>(RECORDINGS, 1.0).add("a").fetch();
    playing.reader.close();
    playing.reader.close();
    words.addAll(playing.words());
    assertThat(words).hasSize(1);
  }
}
