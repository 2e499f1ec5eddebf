/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.event;

import java.util.Locale;

/** Why an input event could not be integrated; in order of precedence. */
public enum RejectReason {
  UNPARSABLE,
  UNKNOWN_POPULATION,
  INVALID_TIME,
  INVALID_NEURON,
  INVALID_CURRENT,
  BEFORE_ORIGIN,
  LATE;

  /** The word used on the wire and in files, such as {@code before-origin}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The reason with the given word. */
  public static RejectReason ofWord(String word) {
    for (RejectReason reason : values()) {
      if (reason.word().equals(word)) {
        return reason;
      }
    }
    throw new IllegalArgumentException("no reason '" + word + "'");
  }
}
