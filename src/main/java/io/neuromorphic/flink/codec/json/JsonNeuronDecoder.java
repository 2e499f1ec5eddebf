/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * Reads records of what a job tells of its neurons, one JSON object each: a spike {@code
 * {"t":1235000,"population":"motion","neuron":17}}, a sample of a probed neuron, which has {@code
 * "v"} and {@code "u"} besides, or a marker {@code {"until":t}}. Unknown fields are ignored, of
 * duplicates the last counts. Used by one thread; holds the record that was read last.
 */
public final class JsonNeuronDecoder {

  private final JsonRecord json = new JsonRecord(this::field);
  private final IntegerField t = new IntegerField();
  private final IntegerField neuron = new IntegerField();
  private final IntegerField until = new IntegerField();
  private String population;
  private float v;
  private float u;
  private boolean hasV;
  private boolean hasU;

  /**
   * Reads a record.
   *
   * @return what is wrong with it, or null
   */
  public String read(byte[] record) {
    t.reset();
    neuron.reset();
    until.reset();
    population = null;
    hasV = false;
    hasU = false;
    String problem = json.read(record);
    return problem == null ? problem() : problem;
  }

  private void field(String name, JsonParser parser) throws IOException {
    switch (name) {
      case "t" -> t.read(parser);
      case "neuron" -> neuron.read(parser);
      case "until" -> until.read(parser);
      case "population" ->
          population = parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : null;
      case "v" -> {
        hasV = parser.currentToken().isNumeric();
        v = hasV ? parser.getFloatValue() : 0;
      }
      case "u" -> {
        hasU = parser.currentToken().isNumeric();
        u = hasU ? parser.getFloatValue() : 0;
      }
      default -> {}
    }
  }

  private String problem() {
    if (isMarker()) {
      return null;
    }
    if (t.problem() != null) {
      return "t " + t.problem();
    }
    if (population == null) {
      return "population is missing or not a string";
    }
    return neuron.problem(Integer.MAX_VALUE) == null
        ? null
        : "neuron " + neuron.problem(Integer.MAX_VALUE);
  }

  /** Whether it tells only how far time has come. */
  public boolean isMarker() {
    return t.isMissing() && until.problem() == null;
  }

  /** Whether it tells v and u of the neuron. */
  public boolean isSample() {
    return hasV && hasU;
  }

  /** Of a marker: everything before this instant, µs, has been sent. */
  public long until() {
    return until.value();
  }

  /** Time, µs. */
  public long t() {
    return t.value();
  }

  /** Name of the population. */
  public String population() {
    return population;
  }

  /** Neuron within the population. */
  public int neuron() {
    return (int) neuron.value();
  }

  /** Membrane potential of a sample, mV. */
  public float v() {
    return v;
  }

  /** Recovery variable of a sample. */
  public float u() {
    return u;
  }
}
