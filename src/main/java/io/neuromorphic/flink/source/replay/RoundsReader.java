/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.replay;

import io.neuromorphic.flink.codec.SensorInfo;
import io.neuromorphic.flink.event.InputPacket;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * A recording several times over, as one. Each round begins a millisecond of event time after the
 * last event of the one before, so that time never falls.
 */
final class RoundsReader<P extends InputPacket> implements PacketReader<P> {

  /** Between the last event of a round and the first of the next, µs. */
  static final long GAP_MICROS = 1_000;

  private final PacketReaderFactory<P> readers;
  private final String name;
  private final long rounds;
  private final PlayedTimes times;
  private final LongSupplier wallMicros;

  /** Of the first round, as recorded. */
  private final TimeSpan span = new TimeSpan();

  private final Map<String, Long> warningsBefore = new LinkedHashMap<>();
  private PacketReader<P> reader;
  private long round = 1;
  private boolean shiftIsKnown;
  private long shift;

  /**
   * Opens a recording.
   *
   * @param rounds how often it is read; {@link Long#MAX_VALUE} for no end
   * @param wallMicros wall clock, µs since 1970
   */
  RoundsReader(
      PacketReaderFactory<P> readers,
      String name,
      long rounds,
      PlayedTimes times,
      LongSupplier wallMicros)
      throws IOException {
    this.readers = readers;
    this.name = name;
    this.rounds = rounds;
    this.times = times;
    this.wallMicros = wallMicros;
    this.reader = readers.open(name);
  }

  @Override
  public P newPacket() {
    return reader.newPacket();
  }

  @Override
  public boolean read(P into) throws IOException {
    while (!reader.read(into)) {
      // A recording without events would go round without end.
      if (round == rounds || span.isEmpty()) {
        return false;
      }
      nextRound();
      into.clear();
    }
    if (round == 1) {
      span.add(into);
    }
    if (into.size() > 0) {
      shiftTimes(into);
    }
    return true;
  }

  private void nextRound() throws IOException {
    reader.warnings().forEach((kind, count) -> warningsBefore.merge(kind, count, Long::sum));
    reader.close();
    reader = readers.open(name);
    round++;
    shift = addExact(shift, span.length() + GAP_MICROS);
  }

  private void shiftTimes(P packet) throws IOException {
    long[] t = packet.t();
    if (!shiftIsKnown) {
      shiftIsKnown = true;
      try {
        shift = times.shift(t[0], wallMicros);
      } catch (ArithmeticException e) {
        throw outside(t[0], e);
      }
    }
    if (shift != 0) {
      for (int i = 0; i < packet.size(); i++) {
        t[i] = addExact(t[i], shift);
      }
    }
  }

  private long addExact(long t, long more) throws IOException {
    try {
      return Math.addExact(t, more);
    } catch (ArithmeticException e) {
      throw outside(t, e);
    }
  }

  private IOException outside(long t, ArithmeticException e) {
    return new IOException(name + ": t=" + t + " cannot be shifted: that leaves int64", e);
  }

  @Override
  public SensorInfo sensor() {
    return reader.sensor();
  }

  /** Those of all rounds. */
  @Override
  public Map<String, Long> warnings() {
    Map<String, Long> all = new LinkedHashMap<>(warningsBefore);
    reader.warnings().forEach((kind, count) -> all.merge(kind, count, Long::sum));
    return all;
  }

  /** Of one round. */
  @Override
  public long bytes() {
    return reader.bytes();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
