/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import io.neuromorphic.flink.job.feed.FeedListener;
import io.neuromorphic.flink.job.feed.FeedSummary;
import java.io.PrintWriter;
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
    text.append(SummaryRows.counts(notes));
    text.append(String.format(Locale.ROOT, "  after %.0f s", seconds));
    bar.show(seconds, fraction, lineSeconds, text.toString());
  }

  @Override
  public void finished(FeedSummary summary) {
    bar.end();
    SummaryRows rows = rows(summary);
    out.println(json ? rows.json() : rows.text(paint));
    out.flush();
  }

  private static SummaryRows rows(FeedSummary summary) {
    return new SummaryRows(summary.notes())
        .row("from", summary.source())
        .field("source", summary.source())
        .row("topic", summary.topic() + ", partitions: " + summary.partitions())
        .field("topic", summary.topic())
        .field("partitions", summary.partitions())
        .count("events", summary.events())
        .count("records", summary.records())
        .count("markers", summary.markers())
        .count("bytes", summary.bytes())
        .wallSeconds(summary.wallSeconds())
        .row("events/s", String.format(Locale.ROOT, "%,.0f", summary.eventsPerSecond()))
        .field("events_per_second", Math.round(summary.eventsPerSecond()));
  }
}
