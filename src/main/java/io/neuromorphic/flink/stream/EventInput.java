/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.stream;

import java.time.Duration;
import java.util.Map;

/**
 * An input of neurons: its name, its clock, and how long its currents last. Every method gives a
 * new one.
 *
 * @param <I> the kind of input
 */
public abstract sealed class EventInput<I extends EventInput<I>> permits CameraInput, CurrentInput {

  private final Map<String, Object> keys;

  EventInput(Map<String, Object> keys) {
    this.keys = keys;
  }

  abstract I of(Map<String, Object> others);

  final I with(String key, Object value) {
    return of(Settings.with(keys, key, value));
  }

  /** A duration is added to every time. */
  public final I shiftedBy(Duration shift) {
    return with("time", Map.of("shift", Settings.text(shift)));
  }

  /** Its first event gets t = 0, or that of the origin. For a recording or topic. */
  public final I fromZero() {
    return with("time", "from-zero");
  }

  /** Its first event gets the wall clock of its arrival. For a source that is not a stream. */
  public final I aligned() {
    return with("time", "align");
  }

  /** Lets its currents decay exponentially; by default a current lasts for one window. */
  public final I tauSyn(Duration tau) {
    return with("tau-syn", Settings.text(tau));
  }

  final Map<String, Object> keys() {
    return keys;
  }
}
