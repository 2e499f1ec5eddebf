/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.neuromorphic.flink.job.run.RunSummary;
import io.neuromorphic.flink.job.run.RunSummary.InputBooks;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** A summary as one JSON object on one line. Its keys are an interface. */
final class SummaryJson {

  private SummaryJson() {}

  static String of(RunSummary summary) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("job", summary.job());
      json.writeNumberField("origin", summary.originMicros());
      json.writeObjectFieldStart("events");
      for (Map.Entry<String, InputBooks> input : summary.events().entrySet()) {
        json.writeFieldName(input.getKey());
        books(json, input.getValue());
      }
      json.writeEndObject();
      json.writeNumberField("steps", summary.steps());
      json.writeNumberField("neuron_steps", summary.neuronSteps());
      counts(json, "spikes", summary.spikes());
      json.writeNumberField("resets", summary.resets());
      json.writeNumberField("saturated", summary.saturated());
      json.writeStringField("digest", summary.digest());
      counts(json, "topics", summary.topics());
      json.writeNumberField("wall_seconds", decimal(summary.wallSeconds(), 6));
      json.writeNumberField("events_per_second", decimal(summary.eventsPerSecond(), 1));
      if (summary.savepoint().isPresent()) {
        json.writeStringField("savepoint", summary.savepoint().get());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
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

  private static void counts(JsonGenerator json, String key, Map<String, Long> counts)
      throws IOException {
    json.writeObjectFieldStart(key);
    for (Map.Entry<String, Long> count : counts.entrySet()) {
      json.writeNumberField(count.getKey(), count.getValue());
    }
    json.writeEndObject();
  }

  /** JSON knows neither NaN nor infinity. */
  private static BigDecimal decimal(double value, int digits) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_EVEN)
        : BigDecimal.ZERO;
  }
}
