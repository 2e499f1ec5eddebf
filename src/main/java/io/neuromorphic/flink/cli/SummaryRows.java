/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What came of moving events, for people and for programs: rows of a name and a value with the
 * warnings after them, or one JSON object on one line. The keys of that are an interface.
 */
final class SummaryRows {

  private final Map<String, String> rows = new LinkedHashMap<>();
  private final Map<String, Object> fields = new LinkedHashMap<>();
  private final Map<String, Long> warnings;

  /**
   * @param warnings things skipped, lost or odd, by kind, with how often
   */
  SummaryRows(Map<String, Long> warnings) {
    this.warnings = warnings;
  }

  /** A row for people alone. */
  SummaryRows row(String name, String value) {
    rows.put(name, value);
    return this;
  }

  /** A text for programs alone. */
  SummaryRows field(String key, String value) {
    fields.put(key, value);
    return this;
  }

  /** A number for programs alone. */
  SummaryRows field(String key, long value) {
    fields.put(key, value);
    return this;
  }

  /** A number that has the same name in both. */
  SummaryRows count(String name, long value) {
    return row(name, number(value)).field(name, value);
  }

  /** How long it took. */
  SummaryRows wallSeconds(double seconds) {
    fields.put("wall_seconds", seconds);
    return row("wall seconds", String.format(Locale.ROOT, "%.3f", seconds));
  }

  /** A number as people read it. */
  static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** Counts as they follow a line of progress. */
  static String counts(Map<String, Long> counts) {
    StringBuilder text = new StringBuilder();
    counts.forEach((kind, count) -> text.append("  " + number(count) + " " + kind));
    return text.toString();
  }

  /** For people. */
  String text(Paint paint) {
    StringBuilder text = new StringBuilder();
    rows.forEach((name, value) -> text.append(name(name)).append("  " + value + "\n"));
    warnings.forEach(
        (kind, count) ->
            text.append(paint.warning(name("warning")))
                .append("  " + number(count) + " " + kind + "\n"));
    return text.toString().stripTrailing();
  }

  private static String name(String name) {
    return String.format(Locale.ROOT, "%-12s", name);
  }

  /** For programs. */
  String json() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      for (Map.Entry<String, Object> field : fields.entrySet()) {
        json.writeFieldName(field.getKey());
        // A text, or a boxed number.
        json.writeObject(field.getValue());
      }
      json.writeObjectFieldStart("warnings");
      for (Map.Entry<String, Long> warning : warnings.entrySet()) {
        json.writeNumberField(warning.getKey(), warning.getValue());
      }
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return text.toString();
  }
}
