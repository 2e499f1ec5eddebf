/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.replay;

import io.neuromorphic.flink.event.InputPacket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsAddition;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;

/** A split reader whose wall clock goes on only when the test says so. */
final class Playing<P extends InputPacket> {

  /** A longer gap is not waited for, µs. */
  static final long LONGEST_GAP = 1_000_000;

  final ReplaySplitReader<P> reader;
  final List<Played<P>> played = new ArrayList<>();
  final Set<String> finished = new HashSet<>();
  final List<String> log = new ArrayList<>();
  private int fetches;
  private long nanos = 77_000_000_000L;

  Playing(PacketReaderFactory<P> recordings, double speed) {
    reader =
        new ReplaySplitReader<>(
            recordings,
            new Pacer(speed, () -> nanos, LONGEST_GAP),
            new WarningReports(new UnregisteredMetricsGroup(), log::add));
  }

  static <P extends InputPacket> Playing<P> atMaxSpeed(PacketReaderFactory<P> recordings) {
    return new Playing<>(recordings, ReplaySource.MAX_SPEED);
  }

  Playing<P> add(ReplaySplit... splits) {
    reader.handleSplitsChanges(new SplitsAddition<>(List.of(splits)));
    return this;
  }

  Playing<P> add(String... names) {
    for (String name : names) {
      add(new ReplaySplit(name, 0, 0));
    }
    return this;
  }

  int fetches() {
    return fetches;
  }

  /** Where reading goes on after what was played. */
  ReplaySplit position() {
    return played.get(played.size() - 1).after();
  }

  void pass(long millis) {
    nanos += millis * 1_000_000;
  }

  Playing<P> fetch() throws IOException {
    fetches++;
    RecordsWithSplitIds<Played<P>> records = reader.fetch();
    while (records.nextSplit() != null) {
      for (Played<P> p; (p = records.nextRecordFromSplit()) != null; ) {
        played.add(p);
      }
    }
    finished.addAll(records.finishedSplits());
    return this;
  }

  Playing<P> fetchUntilFinished(String... names) throws IOException {
    while (!finished.containsAll(Set.of(names))) {
      fetch();
    }
    return this;
  }

  /** What was played, in words: times of events, {@code until t}, and rejected lines. */
  List<String> words() {
    return played.stream().map(p -> words(p.packet())).filter(words -> !words.isEmpty()).toList();
  }

  private static String words(InputPacket packet) {
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

  /** All events, as rows, and their places, one by one. */
  List<String> events() {
    List<String> events = new ArrayList<>();
    for (Played<P> p : played) {
      for (int i = 0; i < p.packet().size(); i++) {
        events.add(p.packet().describe(i) + " " + p.packet().positions().label(i));
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
