/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/**
 * What a run printed.
 *
 * @param json an object; {@code events}, {@code wall_seconds} and {@code cpu_seconds} make a rate,
 *     {@code spikes} and {@code digest} are there where there are neurons
 */
public record Measurement(JsonNode json) {

  private static final ObjectMapper READER = new ObjectMapper();

  /** Of a line. */
  static Measurement parse(String line) throws IOException {
    JsonNode json = READER.readTree(line);
    if (json == null || !json.isObject()) {
      throw new IOException("'" + line + "': expected one JSON object a line");
    }
    return new Measurement(json);
  }

  /** Whether it has what a rate needs. */
  boolean isRate() {
    return json.path("events").asLong() > 0
        && json.path("wall_seconds").asDouble() > 0
        && json.path("cpu_seconds").asDouble() > 0;
  }

  long events() {
    return json.path("events").asLong();
  }

  double wallSeconds() {
    return json.path("wall_seconds").asDouble();
  }

  double cpuSeconds() {
    return json.path("cpu_seconds").asDouble();
  }

  long spikes() {
    return json.path("spikes").asLong();
  }

  /** Any other number; NaN where the run has none of that name. */
  double number(String name) {
    return json.path(name).asDouble(Double.NaN);
  }

  /** Empty where there are no neurons. */
  String digest() {
    return json.path("digest").asText();
  }
}
