/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view.history;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How far the event time of a stream has come, and what to make of times that do not follow: a mad
 * clock must not drive everything else out of what is remembered, and a stream that begins again,
 * because a job was run once more, must be seen again. Who is silent for {@value #SILENCE_NANOS} ns
 * may go on anywhere. Used by many threads.
 */
final class StreamClock {

  /** Until a stream that says nothing sensible may begin anywhere, ns. */
  static final long SILENCE_NANOS = 2_000_000_000L;

  /** The longest step forward that is believed at once, µs. */
  static final long MAX_STEP_MICROS = 600_000_000L;

  /** A step back after a silence that is no more than the parts of a job being apart, µs. */
  static final long APART_MICROS = 100_000;

  /** Times beyond are no times. */
  static final long LARGEST_MICROS = 1L << 60;

  static final long NONE = Long.MIN_VALUE;

  /** Sources that are remembered; of more, a step back is not seen. */
  private static final int MOST_SOURCES = 4_096;

  /** What to do with what carries a time. */
  enum Verdict {
    /** It belongs to what is there. */
    TAKE,
    /** Forget what is there from its time on, and take it. */
    BEGIN_AGAIN,
    /** It cannot be. */
    IGNORE
  }

  private final LongSupplier nanos;
  private final Map<String, Seen> sources = new HashMap<>();
  private long now = NONE;
  private long sensibleNanos;

  /**
   * @param nanos wall clock of no particular origin, ns
   */
  StreamClock(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Whether two sensible times are further apart than is believed of one clock. */
  static boolean far(long a, long b) {
    return Math.abs(a - b) > MAX_STEP_MICROS;
  }

  /** The furthest time so far, µs, or {@link #NONE}. */
  synchronized long now() {
    return now;
  }

  /**
   * How far a source has come.
   *
   * @param last its largest time, µs
   * @param nanos when that came
   */
  private record Seen(long last, long nanos) {}

  /** Judges what carries times and tells nobody's progress, such as a marker. */
  synchronized Verdict judge(long first, long last) {
    return judge("", first, last);
  }

  /**
   * Judges what carries times, and moves on with it. A job was run again where a source itself
   * steps back: others may be behind it.
   *
   * @param source whose times never fall by much, such as a shard; empty where it is none
   * @param first least time, µs
   * @param last largest time, µs
   */
  synchronized Verdict judge(String source, long first, long last) {
    if (first < -LARGEST_MICROS || last > LARGEST_MICROS) {
      return Verdict.IGNORE;
    }
    long clock = nanos.getAsLong();
    boolean silence = clock - sensibleNanos > SILENCE_NANOS;
    Seen before = source.isEmpty() ? null : sources.get(source);
    if (now == NONE) {
      return goOn(source, last, clock, Verdict.TAKE);
    }
    if (last > now + MAX_STEP_MICROS) {
      return silence ? goOn(source, last, clock, Verdict.TAKE) : Verdict.IGNORE;
    }
    boolean again =
        before != null
            && clock - before.nanos() > SILENCE_NANOS
            && last < before.last() - APART_MICROS;
    boolean astray = last < now - MAX_STEP_MICROS;
    if (again || astray && silence) {
      now = last;
      // Of the run before; the others of this one step back, too.
      sources.clear();
      return goOn(source, last, clock, Verdict.BEGIN_AGAIN);
    }
    // Or the clock is that of somebody mad: then, as nobody agrees with it, it will be silent.
    return astray ? Verdict.IGNORE : goOn(source, last, clock, Verdict.TAKE);
  }

  private Verdict goOn(String source, long last, long clock, Verdict verdict) {
    now = Math.max(now, last);
    sensibleNanos = clock;
    if (!source.isEmpty() && (sources.containsKey(source) || sources.size() < MOST_SOURCES)) {
      Seen before = sources.get(source);
      sources.put(source, new Seen(before == null ? last : Math.max(before.last(), last), clock));
    }
    return verdict;
  }
}
