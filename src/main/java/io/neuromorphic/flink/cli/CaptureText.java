/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.neuromorphic.flink.job.feed.CaptureListener;
import io.neuromorphic.flink.job.feed.CaptureSummary;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;

/** Shows how events come into a recording, and prints the summary as soon as there is one. */
final class CaptureText implements CaptureListener {

  private static final double LINE_SECONDS = 5;

  private final ProgressBar bar;
  private final PrintWriter out;
  private final Paint paint;
  private final boolean json;

  CaptureText(ProgressBar bar, PrintWriter out, Paint paint, boolean json) {
    this.bar = bar;
    this.out = out;
    this.paint = paint;
    this.json = json;
  }

  @Override
  public void progress(double seconds, double fraction, long events, Map<String, Long> notes) {
    StringBuilder text = new StringBuilder(number(events)).append(" events captured");
    notes.forEach(
        (kind, count) -> text.append("  ").append(number(count)).append(' ').append(kind));
    bar.show(seconds, fraction, LINE_SECONDS, text.toString());
  }

  @Override
  public void writing(double seconds, double fraction) {
    bar.show(seconds, fraction, LINE_SECONDS, "writing");
  }

  @Override
  public void finished(CaptureSummary summary) {
    bar.end();
    out.println(json ? json(summary) : text(summary));
    out.flush();
  }

  private String text(CaptureSummary summary) {
    StringBuilder text = new StringBuilder();
    row(text, "from", summary.source());
    row(text, "file", summary.file() + ", " + summary.format());
    row(text, "events", number(summary.events()));
    row(text, "bytes", number(summary.bytes()));
    row(text, "first t", summary.firstMicros() + " us");
    row(text, "last t", summary.lastMicros() + " us");
    row(text, "disorder", number(summary.disorderMicros()) + " us at most");
    row(text, "wall seconds", String.format(Locale.ROOT, "%.3f", summary.wallSeconds()));
    summary
        .notes()
        .forEach(
            (kind, count) ->
                text.append(paint.warning(String.format(Locale.ROOT, "%-12s", "warning")))
                    .append("  " + number(count) + " " + kind + "\n"));
    return text.toString().stripTrailing();
  }

  private static void row(StringBuilder text, String key, String value) {
    text.append(String.format(Locale.ROOT, "%-12s  %s\n", key, value));
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** On one line. Its keys are an interface. */
  private static String json(CaptureSummary summary) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("source", summary.source());
      json.writeStringField("file", summary.file());
      json.writeStringField("format", summary.format());
      json.writeNumberField("events", summary.events());
      json.writeNumberField("bytes", summary.bytes());
      json.writeNumberField("first_t", summary.firstMicros());
      json.writeNumberField("last_t", summary.lastMicros());
      json.writeNumberField("disorder_us", summary.disorderMicros());
      json.writeNumberField("silence_us", summary.silenceMicros());
      json.writeNumberField("longest_gap_us", summary.longestGapMicros());
      json.writeNumberField("wall_seconds", summary.wallSeconds());
      json.writeObjectFieldStart("warnings");
      for (Map.Entry<String, Long> note : summary.notes().entrySet()) {
        json.writeNumberField(note.getKey(), note.getValue());
      }
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return text.toString();
  }
}
