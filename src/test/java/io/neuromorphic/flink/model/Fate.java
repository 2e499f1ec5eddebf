/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.model;

import java.util.Locale;

/** What can become of an event. */
public enum Fate {
  INTEGRATED,
  PENDING,
  UNKNOWN_POPULATION,
  INVALID_TIME,
  INVALID_NEURON,
  INVALID_CURRENT,
  BEFORE_ORIGIN,
  LATE;

  /** Whether the event was rejected, other than for being late. */
  public boolean isInvalid() {
    return this != INTEGRATED && this != PENDING && this != LATE;
  }

  /** The word for it on the wire. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
