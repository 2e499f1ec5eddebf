/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.source.Packed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A reader that is stopped anywhere and goes on in another plays exactly what is left. */
class ResumeAnywhereTest {

  private static final double REAL_TIME = 1.0;

  @TempDir Path folder;

  static List<Arguments> everyFormatPackedAndPaced() {
    List<Arguments> all = new ArrayList<>();
    for (EveryFormat format : EveryFormat.values()) {
      for (Packed packed : Packed.values()) {
        all.add(Arguments.of(format, packed, ReplaySource.MAX_SPEED));
        all.add(Arguments.of(format, packed, REAL_TIME));
      }
    }
    return all;
  }

  @ParameterizedTest(name = "{0} {1} at speed {2}")
  @MethodSource("everyFormatPackedAndPaced")
  void whatIsLeftIsPlayed(EveryFormat format, Packed packed, double speed) throws IOException {
    Path file = folder.resolve("a.recording");
    Files.write(file, packed.pack(format.bytes()));
    String name = file.toUri().toString();
    Playing<CameraPacket> undisturbed = play(new ReplaySplit(name, 0, 0), Integer.MAX_VALUE, speed);
    assertThat(undisturbed.events()).hasSize(EveryFormat.EVENTS);
    assertThat(undisturbed.work()).isEqualTo(Files.size(file));

    int fetches = undisturbed.fetches();
    for (int fetch = 1; fetch < fetches; fetch += 1 + fetches / 9) {
      Playing<CameraPacket> before = play(new ReplaySplit(name, 0, 0), fetch, speed);
      Playing<CameraPacket> after = play(throughBytes(before.position()), Integer.MAX_VALUE, speed);
      List<String> both = new ArrayList<>(before.events());
      both.addAll(after.events());
      // Far faster than to compare the lists where they are equal.
      assertThat(both.equals(undisturbed.events())).as("stopped after fetch %s", fetch).isTrue();
    }
  }

  /** Time goes on by 7 ms from fetch to fetch. */
  private static Playing<CameraPacket> play(ReplaySplit from, int fetches, double speed)
      throws IOException {
    Playing<CameraPacket> playing = new Playing<>(new CameraFileReaders(), speed).add(from);
    while (playing.finished.isEmpty() && playing.fetches() < fetches) {
      playing.fetch();
      playing.pass(7);
    }
    playing.reader.close();
    return playing;
  }

  private static ReplaySplit throughBytes(ReplaySplit split) throws IOException {
    ReplaySplitSerializer serializer = new ReplaySplitSerializer();
    return serializer.deserialize(serializer.getVersion(), serializer.serialize(split));
  }
}
