/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import java.util.List;
import java.util.Map;

/**
 * A piece of a job file, or of what a program says in its stead, with the place it came from. Lists
 * and maps may be changed.
 */
sealed interface YamlValue {

  /** Where it was written. */
  Place place();

  /** How a message names it where something else was expected. */
  String describe();

  /** Whether it stands for an absent value: nothing, {@code null} or {@code ~}. */
  default boolean isNull() {
    return false;
  }

  /**
   * A single value; its meaning is the reader's.
   *
   * @param text without quotes
   * @param isNull whether it stands for an absent value
   */
  record Scalar(String text, boolean isNull, Place place) implements YamlValue {
    @Override
    public String describe() {
      return isNull ? "nothing" : Quoted.of(text);
    }
  }

  /**
   * Weights that a program holds and gives as they are; no text stands for them.
   *
   * @param rows one for each neuron that the synapses lead to, of a number for each that they come
   *     from
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
  record Matrix(float[][] rows, Place place) implements YamlValue {
    @Override
    public String describe() {
      return "a matrix";
    }
  }

  /** A list. */
  record Sequence(List<YamlValue> items, Place place) implements YamlValue {
    @Override
    public String describe() {
      return "a list";
    }
  }

  /** A map, in the order of the file. */
  record Mapping(Map<String, Entry> entries, Place place) implements YamlValue {
    @Override
    public String describe() {
      return "a map";
    }
  }

  /**
   * A key's value.
   *
   * @param keyPlace where the key stands
   */
  record Entry(Place keyPlace, YamlValue value) {}
}
