/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import io.neuromorphic.flink.job.feed.CaptureListener;
import io.neuromorphic.flink.job.feed.CaptureSummary;
import java.io.PrintWriter;
import java.util.Map;

/** Shows how events come into a recording, and prints the summary as soon as there is one. */
final class CaptureText implements CaptureListener {

  private static final double LINE_SECONDS = 5;

  private final String source;
  private final ProgressBar bar;
  private final PrintWriter out;
  private final Paint paint;
  private final boolean json;

  /**
   * @param source as it was given
   * @param json whether the summary is for a program
   */
  CaptureText(String source, ProgressBar bar, PrintWriter out, Paint paint, boolean json) {
    this.source = source;
    this.bar = bar;
    this.out = out;
    this.paint = paint;
    this.json = json;
  }

  @Override
  public void capturing() {
    bar.line("capturing " + source + "; Ctrl-C ends it, and completes the file");
  }

  @Override
  public void progress(double seconds, double fraction, long events, Map<String, Long> notes) {
    bar.show(
        seconds,
        fraction,
        LINE_SECONDS,
        SummaryRows.number(events) + " events captured" + SummaryRows.counts(notes));
  }

  @Override
  public void writing(double seconds, double fraction) {
    bar.show(seconds, fraction, LINE_SECONDS, "writing");
  }

  @Override
  public void finished(CaptureSummary summary) {
    bar.end();
    SummaryRows rows = rows(summary);
    out.println(json ? rows.json() : rows.text(paint));
    out.flush();
  }

  private static SummaryRows rows(CaptureSummary summary) {
    SummaryRows rows =
        new SummaryRows(summary.notes())
            .row("from", summary.source())
            .field("source", summary.source())
            .row("file", summary.file() + ", " + summary.format())
            .field("file", summary.file())
            .field("format", summary.format())
            .count("events", summary.events())
            .count("bytes", summary.bytes())
            .row("first t", summary.firstMicros() + " us")
            .field("first_t", summary.firstMicros())
            .row("last t", summary.lastMicros() + " us")
            .field("last_t", summary.lastMicros())
            .field("shift_us", summary.shiftMicros());
    if (summary.shiftMicros() != 0) {
      rows.row("t = 0 was", summary.shiftMicros() + " us");
    }
    rows.row("disorder", SummaryRows.number(summary.disorderMicros()) + " us at most");
    if (summary.silenceMicros() > 0) {
      rows.row(
          "silence",
          SummaryRows.number(summary.silenceMicros())
              + " us after the last event, which no file holds");
    }
    return rows.field("disorder_us", summary.disorderMicros())
        .field("silence_us", summary.silenceMicros())
        .field("longest_gap_us", summary.longestGapMicros())
        .wallSeconds(summary.wallSeconds());
  }
}
