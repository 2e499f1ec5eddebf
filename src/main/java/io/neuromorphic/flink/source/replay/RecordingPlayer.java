/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.replay;

import io.neuromorphic.flink.event.InputPacket;
import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Plays a recording outside a job: hands out events when they are due, and tells how far time has
 * come. Used by one thread.
 *
 * @param <P> kind of packets
 */
public final class RecordingPlayer<P extends InputPacket> implements Closeable {

  private final PacketReader<P> reader;
  private final Pacer pacer;
  private final Timetable<P> timetable;

  /** What was handed out, as played. */
  private final TimeSpan played = new TimeSpan();

  private final double workOfAll;
  private long workDone;
  private P packet;
  private int sent;
  private boolean atEnd;
  private boolean started;
  private long firstDue;

  /** End of the first millisecond, µs; an event at it belongs to the beginning, too. */
  private long firstEnd;

  private RecordingPlayer(PacketReader<P> reader, Pacer pacer, double workOfAll) {
    this.reader = reader;
    this.pacer = pacer;
    this.timetable = new Timetable<>(reader, pacer, true);
    this.workOfAll = workOfAll;
  }

  /**
   * How a recording is to be played.
   *
   * @param speed factor of real time, or {@link ReplaySource#MAX_SPEED}
   * @param rounds how often; each round follows the one before at a distance of a millisecond;
   *     {@link Long#MAX_VALUE} for no end
   * @param times what is done to its times
   */
  public record Play(double speed, long rounds, PlayedTimes times) {}

  /**
   * Opens a recording.
   *
   * @param readers opens it
   * @param name of the recording
   * @param nanoTime wall clock, ns, of any origin
   * @param wallMicros wall clock, µs since 1970
   * @throws IOException where it cannot be read or is no such recording
   */
  public static <P extends InputPacket> RecordingPlayer<P> open(
      PacketReaderFactory<P> readers,
      String name,
      Play play,
      LongSupplier nanoTime,
      LongSupplier wallMicros)
      throws IOException {
    PacketReader<P> reader =
        new RoundsReader<>(readers, name, play.rounds(), play.times(), wallMicros);
    boolean hasEnd = play.rounds() < Long.MAX_VALUE && reader.bytes() > 0;
    return new RecordingPlayer<>(
        reader,
        new Pacer(play.speed(), nanoTime, TimeSpan.LONGEST_GAP_MICROS),
        hasEnd ? (double) reader.bytes() * play.rounds() : Double.NaN);
  }

  /** Whether all has been handed out; it may take a {@link #poll} to see it. */
  public boolean isAtEnd() {
    return atEnd;
  }

  /**
   * The events that are due, in their order; null where none is. First, and whatever the clock
   * says, those to the end of the first millisecond, which moves the time of a job, however fine
   * its origin; then none before {@link #start}.
   *
   * @throws IOException where the recording cannot be read on, or is not what it says
   */
  public P poll() throws IOException {
    if (!loadEvents()) {
      return null;
    }
    int to = started ? endOfDue() : endOfFirstMilli();
    if (to == sent) {
      return null;
    }
    P part = to - sent == packet.size() ? packet : slice(sent, to);
    sent = to;
    played.add(part);
    return part;
  }

  private int endOfDue() {
    return pacer.isPaced() ? timetable.dueFrom(sent) : packet.size();
  }

  private int endOfFirstMilli() {
    if (played.isEmpty()) {
      firstDue = timetable.due(sent);
      firstEnd = (Math.floorDiv(firstDue, 1_000L) + 1) * 1_000;
    }
    int to = sent;
    while (to < packet.size() && timetable.due(to) <= firstEnd) {
      to++;
    }
    return to;
  }

  /** Whether time goes on. */
  public boolean isStarted() {
    return started;
  }

  /** Lets time go on from the first event on, which was handed out before. */
  public void start() {
    started = true;
    pacer.startAt(firstDue);
  }

  /** Whether the current packet has events that have not been handed out. */
  private boolean loadEvents() throws IOException {
    while (!atEnd && (packet == null || sent == packet.size())) {
      sent = 0;
      atEnd = !timetable.next();
      packet = timetable.packet();
      workDone += packet.work();
    }
    return !atEnd;
  }

  @SuppressWarnings("unchecked") // a packet's slice is of its own kind
  private P slice(int from, int to) {
    return (P) packet.slice(from, to, false);
  }

  /**
   * Every event before this instant, µs, has been handed out; {@link InputPacket#NONE} before the
   * first. Where events are paced, never ahead of them.
   */
  public long passedMicros() {
    if (played.isEmpty()) {
      return InputPacket.NONE;
    }
    if (atEnd) {
      return endMicros();
    }
    long next = timetable.nextDue(sent);
    if (!pacer.isPaced()) {
      return next;
    }
    return Math.min(next, started ? pacer.dueMicros() : firstEnd + 1);
  }

  /**
   * The instant after the last event that was handed out, µs; {@link InputPacket#NONE} where there
   * was none.
   */
  public long endMicros() {
    return played.isEmpty() ? InputPacket.NONE : played.latest() + 1;
  }

  /** Whether the next event was not due at the last {@link #poll}. */
  public boolean isWaiting() {
    return pacer.isPaced() && !atEnd && packet != null && sent < packet.size();
  }

  /** How long until the next event is due, ns; at most a second, 0 where none is waited for. */
  public long nanosUntilDue() {
    return isWaiting() ? pacer.nanosUntil(timetable.due(sent)) : 0;
  }

  /** Event time that the wall clock has come to, µs, where events are paced. */
  public long dueMicros() {
    return pacer.isPaced() ? pacer.dueMicros() : InputPacket.END;
  }

  /** How much of all rounds has been read, 0..1; NaN where there is no end or it is unknown. */
  public double fraction() {
    return Math.min(1, workDone / workOfAll);
  }

  /** Things skipped or odd so far, by kind, with how often. */
  public Map<String, Long> warnings() {
    return reader.warnings();
  }

  @Override
  public void close() throws IOException {
    timetable.close();
  }
}
