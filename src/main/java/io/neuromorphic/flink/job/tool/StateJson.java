/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.tool;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.neuromorphic.flink.job.run.RunSummary.InputBooks;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** What a snapshot holds, as JSON, in the words of the summary of a run. */
final class StateJson {

  private StateJson() {}

  static String of(StateReport report) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeNumberField("origin", report.originMicros());
      json.writeNumberField("dt", report.dtMicros());
      json.writeObjectFieldStart("populations");
      for (PopulationSnapshot population : report.populations()) {
        json.writeFieldName(population.name());
        population(json, population);
      }
      json.writeEndObject();
      json.writeObjectFieldStart("events");
      for (Map.Entry<String, InputBooks> input : report.events().entrySet()) {
        json.writeFieldName(input.getKey());
        books(json, input.getValue());
      }
      json.writeEndObject();
      json.writeStringField("digest", report.digest());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return text.toString();
  }

  private static void population(JsonGenerator json, PopulationSnapshot population)
      throws IOException {
    json.writeStartObject();
    json.writeNumberField("size", population.v().length);
    json.writeNumberField("shards", population.shape().shards());
    json.writeNumberField("clock", population.clock());
    if (population.lastClock() != population.clock()) {
      json.writeNumberField("last_clock", population.lastClock());
    }
    json.writeNumberField("steps", population.steps());
    json.writeNumberField("spikes", population.spikes());
    json.writeNumberField("resets", population.resets());
    json.writeNumberField("saturated", population.saturated());
    json.writeNumberField("pending", population.pending());
    json.writeStringField("digest", population.digest().toString());
    json.writeStringField("parameters", population.shape().neurons());
    json.writeEndObject();
  }

  private static void books(JsonGenerator json, InputBooks books) throws IOException {
    json.writeStartObject();
    json.writeNumberField("read", books.read());
    json.writeNumberField("integrated", books.integrated());
    json.writeNumberField("filtered", books.filtered());
    json.writeNumberField("late", books.late());
    json.writeNumberField("invalid", books.invalid());
    json.writeNumberField("pending", books.pending());
    json.writeEndObject();
  }
}
