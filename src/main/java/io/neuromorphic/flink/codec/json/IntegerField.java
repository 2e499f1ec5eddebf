/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** A field of an object that should hold an integer. Of duplicates the last counts. */
final class IntegerField {

  private enum State {
    MISSING("is missing"),
    NOT_AN_INTEGER("is not an integer"),
    OUTSIDE_INT64("is outside int64"),
    READ(null);

    private final String problem;

    State(String problem) {
      this.problem = problem;
    }
  }

  private State state = State.MISSING;
  private long value;

  void reset() {
    state = State.MISSING;
  }

  /** Reads the value at which the parser stands. */
  void read(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      state = State.NOT_AN_INTEGER;
      parser.skipChildren();
    } else if (parser.getNumberType() == NumberType.BIG_INTEGER) {
      state = State.OUTSIDE_INT64;
    } else {
      state = State.READ;
      value = parser.getLongValue();
    }
  }

  boolean isMissing() {
    return state == State.MISSING;
  }

  boolean isOutsideInt64() {
    return state == State.OUTSIDE_INT64;
  }

  /** What is wrong with it, to be put after its name; null if nothing is. */
  String problem() {
    return state.problem;
  }

  /** What is wrong with it if it must be in 0..max; null if nothing is. */
  String problem(int max) {
    if ((state == State.READ && (value < 0 || value > max)) || state == State.OUTSIDE_INT64) {
      return "is outside 0.." + max;
    }
    return state.problem;
  }

  /** The integer, where there is no {@link #problem()}. */
  long value() {
    return value;
  }
}
