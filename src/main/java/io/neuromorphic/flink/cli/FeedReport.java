/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.neuromorphic.flink.job.feed.FeedListener;
import io.neuromorphic.flink.job.feed.FeedSummary;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;

/** Shows how events go into a topic, and prints the summary as soon as there is one. */
final class FeedReport implements FeedListener {

  private final ProgressBar bar;
  private final PrintWriter out;
  private final Paint paint;
  private final boolean json;
  private final double lineSeconds;
  private double lastSeconds;
  private long lastEvents;
  private double rate;

  /**
   * @param lineSeconds how often there is a line where none can be rewritten
   */
  FeedReport(ProgressBar bar, PrintWriter out, Paint paint, boolean json, double lineSeconds) {
    this.bar = bar;
    this.out = out;
    this.paint = paint;
    this.json = json;
    this.lineSeconds = lineSeconds;
  }

  @Override
  public void warning(String warning) {
    bar.warning(warning);
  }

  @Override
  public void progress(double seconds, double fraction, long events, Map<String, Long> notes) {
    if (seconds - lastSeconds >= 1) {
      rate = (events - lastEvents) / (seconds - lastSeconds);
      lastSeconds = seconds;
      lastEvents = events;
    }
    StringBuilder text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "%,d events (%,.0f/s)", events, rate));
    notes.forEach(
        (kind, count) -> text.append(String.format(Locale.ROOT, "  %,d %s", count, kind)));
    text.append(String.format(Locale.ROOT, "  after %.0f s", seconds));
    bar.show(seconds, fraction, lineSeconds, text.toString());
  }

  @Override
  public void finished(FeedSummary summary) {
    bar.end();
    out.println(json ? json(summary) : text(summary));
    out.flush();
  }

  private String text(FeedSummary summary) {
    StringBuilder text = new StringBuilder();
    row(text, "from", summary.source());
    row(text, "topic", summary.topic() + ", partitions: " + summary.partitions());
    row(text, "events", number(summary.events()));
    row(text, "records", number(summary.records()));
    row(text, "markers", number(summary.markers()));
    row(text, "bytes", number(summary.bytes()));
    row(text, "wall seconds", String.format(Locale.ROOT, "%.3f", summary.wallSeconds()));
    row(text, "events/s", String.format(Locale.ROOT, "%,.0f", summary.eventsPerSecond()));
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
  private static String json(FeedSummary summary) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("source", summary.source());
      json.writeStringField("topic", summary.topic());
      json.writeNumberField("partitions", summary.partitions());
      json.writeNumberField("events", summary.events());
      json.writeNumberField("records", summary.records());
      json.writeNumberField("markers", summary.markers());
      json.writeNumberField("bytes", summary.bytes());
      json.writeNumberField("wall_seconds", summary.wallSeconds());
      json.writeNumberField("events_per_second", Math.round(summary.eventsPerSecond()));
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
