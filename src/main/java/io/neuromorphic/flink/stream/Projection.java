/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.stream;

import java.time.Duration;
import java.util.Map;

/** Synapses from one population to another, or to itself. Every method gives a new one. */
public final class Projection {

  private final Map<String, Object> keys;

  private Projection(Map<String, Object> keys) {
    this.keys = keys;
  }

  /** A projection by the names of its populations. It needs weights. */
  public static Projection between(String from, String to) {
    return new Projection(Map.of("from", from)).with("to", to);
  }

  private Projection with(String key, Object value) {
    return new Projection(Settings.with(keys, key, value));
  }

  /** A name; by default {@code from->to}. Two of the same populations need one. */
  public Projection named(String name) {
    return with("name", name);
  }

  /** Weights [to, from]. */
  public Projection weights(SynapticWeights weights) {
    return with("weights", weights.keys());
  }

  /** How long a spike is on its way: whole windows, at least one; one by default. */
  public Projection delay(Duration delay) {
    return with("delay", Settings.text(delay));
  }

  /** Every weight is multiplied by it. */
  public Projection gain(float gain) {
    return with("gain", gain);
  }

  /** Lets a current decay exponentially; by default it lasts for one window. */
  public Projection tauSyn(Duration tau) {
    return with("tau-syn", Settings.text(tau));
  }

  Map<String, Object> keys() {
    return keys;
  }
}
