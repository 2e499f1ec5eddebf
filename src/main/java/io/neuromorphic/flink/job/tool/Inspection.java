/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.tool;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.neuromorphic.flink.source.RecordingFiles;
import io.neuromorphic.flink.source.inspect.ActivityTotals;
import io.neuromorphic.flink.source.inspect.RecordingInspector;
import io.neuromorphic.flink.source.inspect.RecordingReport;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a recording holds, as text. */
public final class Inspection {

  private static final double MICROS_PER_SECOND = 1e6;

  private final RecordingReport report;

  private Inspection(RecordingReport report) {
    this.report = report;
  }

  /**
   * Reads a recording from its first to its last byte.
   *
   * @throws IOException if it cannot be read or is malformed; names the file and the place
   */
  public static Inspection of(Path recording) throws IOException {
    return new Inspection(RecordingInspector.inspect(recording));
  }

  /**
   * The same, in any file system that Flink knows.
   *
   * @param recording a URI, or a path on this machine
   */
  public static Inspection of(String recording) throws IOException {
    return new Inspection(RecordingInspector.inspect(recording));
  }

  /**
   * The same, and draws a picture of it.
   *
   * @param recording a URI, or a path on this machine
   * @param picture a .png or .svg file; replaced where it exists
   * @throws UsageException if that cannot be written
   */
  public static Inspection drawing(String recording, Path picture) throws IOException {
    InspectionPlot.check(picture);
    ActivityTotals activity = new ActivityTotals();
    RecordingReport report = RecordingInspector.inspect(recording, Optional.of(activity));
    InspectionPlot.write(recording, report, activity, picture);
    return new Inspection(report);
  }

  /** Whether a recording is named by a URI, such as {@code s3://bucket/a.raw}. */
  public static boolean isRemote(String recording) {
    return RecordingFiles.isUri(recording);
  }

  /** One JSON object on one line. Its keys are an interface. */
  public String json() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("format", report.format());
      json.writeStringField("sensor", report.sensor());
      json.writeNumberField("width", report.width());
      json.writeNumberField("height", report.height());
      json.writeNumberField("events", report.events());
      if (report.camera().isPresent()) {
        json.writeNumberField("on", report.camera().get().on());
        json.writeNumberField("off", report.camera().get().off());
      }
      time(json, "first_t", report.times().map(RecordingReport.Times::first).orElse(null));
      time(json, "last_t", report.times().map(RecordingReport.Times::last).orElse(null));
      if (report.camera().isPresent()) {
        json.writeNumberField("sum_x", report.camera().get().sumX());
        json.writeNumberField("sum_y", report.camera().get().sumY());
      }
      json.writeNumberField("sum_t", report.sumT());
      if (report.camera().isPresent()) {
        json.writeStringField("sha256", report.camera().get().sha256());
      } else {
        counts(json, "populations", report.populations());
      }
      counts(json, "warnings", report.warnings());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return text.toString();
  }

  /** A table for people, without a line end after its last line. */
  public String text() {
    StringBuilder text = new StringBuilder();
    row(text, "format", report.format());
    row(text, "sensor", report.sensor().isEmpty() ? "unknown" : report.sensor());
    row(text, "size", size());
    row(text, "events", number(report.events()));
    report.camera().ifPresent(camera -> row(text, "on", number(camera.on())));
    report.camera().ifPresent(camera -> row(text, "off", number(camera.off())));
    report.times().ifPresent(times -> times(text, times));
    report.camera().ifPresent(camera -> row(text, "sum x", String.valueOf(camera.sumX())));
    report.camera().ifPresent(camera -> row(text, "sum y", String.valueOf(camera.sumY())));
    row(text, "sum t", report.sumT() + " us");
    report.camera().ifPresent(camera -> row(text, "sha256", camera.sha256()));
    report.populations().forEach((name, count) -> row(text, "population", count(name, count)));
    report.warnings().forEach((kind, count) -> row(text, "warning", count(kind, count)));
    return text.toString().stripTrailing();
  }

  private String size() {
    boolean known = report.width() > 0 && report.height() > 0;
    return known ? report.width() + " x " + report.height() : "unknown";
  }

  private static void times(StringBuilder text, RecordingReport.Times times) {
    row(text, "first t", times.first() + " us");
    row(text, "last t", times.last() + " us");
    double seconds = ((double) times.last() - times.first()) / MICROS_PER_SECOND;
    row(text, "duration", String.format(Locale.ROOT, "%.6f s", seconds));
  }

  private static void time(JsonGenerator json, String key, Long time) throws IOException {
    json.writeFieldName(key);
    if (time == null) {
      json.writeNull();
    } else {
      json.writeNumber(time);
    }
  }

  private static void counts(JsonGenerator json, String key, Map<String, Long> counts)
      throws IOException {
    json.writeObjectFieldStart(key);
    for (Map.Entry<String, Long> count : counts.entrySet()) {
      json.writeNumberField(count.getKey(), count.getValue());
    }
    json.writeEndObject();
  }

  private static String count(String what, long count) {
    return number(count) + " " + what;
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static void row(StringBuilder text, String key, String value) {
    text.append(String.format(Locale.ROOT, "%-10s  %s\n", key, value));
  }
}
