/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.stream;

import java.time.Duration;
import java.util.Map;

/** An input of current events, which name their neuron themselves. Every method gives a new one. */
public final class CurrentInput {

  private final Map<String, Object> keys;

  private CurrentInput(Map<String, Object> keys) {
    this.keys = keys;
  }

  /**
   * An input.
   *
   * @param name unique among the inputs of the neurons; uids and totals go by it
   */
  public static CurrentInput named(String name) {
    return new CurrentInput(Map.of("name", name));
  }

  private CurrentInput with(String key, Object value) {
    return new CurrentInput(Settings.with(keys, key, value));
  }

  /** A duration is added to every time. */
  public CurrentInput shiftedBy(Duration shift) {
    return with("time", Map.of("shift", Settings.text(shift)));
  }

  /** Its first event gets t = 0, or that of the origin. For a recording or topic. */
  public CurrentInput fromZero() {
    return with("time", "from-zero");
  }

  /** Its first event gets the wall clock of its arrival. For a source that is not a stream. */
  public CurrentInput aligned() {
    return with("time", "align");
  }

  /** Lets its currents decay exponentially; by default a current lasts for one window. */
  public CurrentInput tauSyn(Duration tau) {
    return with("tau-syn", Settings.text(tau));
  }

  Map<String, Object> keys() {
    return keys;
  }
}
