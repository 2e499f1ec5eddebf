/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.replay;

import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.InputPacket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsAddition;

/** A split reader whose wall clock goes on only when the test says so. */
final class Playing {

  /** A longer gap is not waited for, µs. */
  static final long LONGEST_GAP = 1_000_000;

  final ReplaySplitReader<CurrentPacket> reader;
  final List<Played<CurrentPacket>> played = new ArrayList<>();
  final Set<String> finished = new HashSet<>();
  private long nanos = 77_000_000_000L;

  Playing(Recordings recordings, double speed) {
    reader = new ReplaySplitReader<>(recordings, new Pacer(speed, () -> nanos, LONGEST_GAP));
  }

  static Playing atMaxSpeed(Recordings recordings) {
    return new Playing(recordings, ReplaySource.MAX_SPEED);
  }

  Playing add(ReplaySplit... splits) {
    reader.handleSplitsChanges(new SplitsAddition<>(List.of(splits)));
    return this;
  }

  Playing add(String... names) {
    for (String name : names) {
      add(new ReplaySplit(name, 0, 0));
    }
    return this;
  }

  void pass(long millis) {
    nanos += millis * 1_000_000;
  }

  Playing fetch() throws IOException {
    RecordsWithSplitIds<Played<CurrentPacket>> records = reader.fetch();
    while (records.nextSplit() != null) {
      for (Played<CurrentPacket> p; (p = records.nextRecordFromSplit()) != null; ) {
        played.add(p);
      }
    }
    finished.addAll(records.finishedSplits());
    return this;
  }

  Playing fetchUntilFinished(String... names) throws IOException {
    while (!finished.containsAll(Set.of(names))) {
      fetch();
    }
    return this;
  }

  /** What was played, in words: times of events, {@code until t}, and rejected lines. */
  List<String> words() {
    return played.stream().map(p -> words(p.packet())).filter(words -> !words.isEmpty()).toList();
  }

  private static String words(CurrentPacket packet) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < packet.size(); i++) {
      words.add(Long.toString(packet.t()[i]));
    }
    if (packet.until() != InputPacket.NONE) {
      words.add("until " + packet.until());
    }
    packet.rejections().forEach(r -> words.add("!" + r.position()));
    return String.join(" ", words);
  }

  /** Times and places of all events, one by one. */
  List<String> events() {
    List<String> events = new ArrayList<>();
    for (Played<CurrentPacket> p : played) {
      for (int i = 0; i < p.packet().size(); i++) {
        events.add(
            p.packet().t()[i]
                + " "
                + p.packet().positions().label(i)
                + " "
                + p.packet().neuron()[i]);
      }
    }
    return events;
  }

  long rejected() {
    return played.stream().mapToLong(p -> p.packet().counts().invalid()).sum();
  }

  long work() {
    return played.stream().mapToLong(p -> p.packet().work()).sum();
  }
}
