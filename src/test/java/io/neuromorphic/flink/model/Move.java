/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.model;

/**
 * One move of a random stream, for any job: how far time goes on, how far behind it an event
 * stands, at what border, how often, what it says.
 */
record Move(Span on, Span behind, Border border, int copies, Kind kind, int who, float current) {

  /** A length of time, in a unit that means something to the job. */
  record Span(Unit unit, int n) {

    static final Span ZERO = new Span(Unit.MICROS, 0);

    long micros(long dt, long outOfOrderness) {
      return switch (unit) {
        case MICROS -> n;
        case MILLIS -> n * 1_000L;
        case WINDOWS -> n * dt;
        case OUT_OF_ORDERNESSES -> n * outOfOrderness;
      };
    }
  }

  enum Unit {
    MICROS,
    MILLIS,
    WINDOWS,
    OUT_OF_ORDERNESSES
  }

  /** What an instant is put to: itself, or the nearest border below it and a µs about that. */
  enum Border {
    NONE,
    WINDOW,
    BEFORE_WINDOW,
    AFTER_WINDOW,
    MILLI,
    BEFORE_MILLI,
    AFTER_MILLI;

    long of(long t, long dt) {
      return switch (this) {
        case NONE -> t;
        case WINDOW -> t - Math.floorMod(t, dt);
        case BEFORE_WINDOW -> t - Math.floorMod(t, dt) - 1;
        case AFTER_WINDOW -> t - Math.floorMod(t, dt) + 1;
        case MILLI -> t - Math.floorMod(t, 1_000);
        case BEFORE_MILLI -> t - Math.floorMod(t, 1_000) - 1;
        case AFTER_MILLI -> t - Math.floorMod(t, 1_000) + 1;
      };
    }
  }

  /** What is read. */
  enum Kind {
    EVENT,
    MARKER,
    NO_POPULATION,
    NEURON_BELOW,
    NEURON_ABOVE,
    BEYOND_GAP,
    HOURS_AHEAD,
    CENTURIES_AHEAD
  }
}
