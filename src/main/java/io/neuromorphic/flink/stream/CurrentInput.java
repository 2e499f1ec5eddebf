/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.stream;

import java.util.Map;

/** An input of current events, which name their neuron themselves. Every method gives a new one. */
public final class CurrentInput extends EventInput<CurrentInput> {

  private CurrentInput(Map<String, Object> keys) {
    super(keys);
  }

  /**
   * An input.
   *
   * @param name unique among the inputs of the neurons; uids and totals go by it
   */
  public static CurrentInput named(String name) {
    return new CurrentInput(Map.of("name", name));
  }

  @Override
  CurrentInput of(Map<String, Object> others) {
    return new CurrentInput(others);
  }
}
