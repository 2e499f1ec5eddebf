/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import io.neuromorphic.flink.job.run.ProgressSnapshot;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * Shows progress: on a terminal one line that is rewritten, else a line every few seconds. Plain
 * characters only.
 */
final class ProgressBar {

  private static final int WIDTH = 24;
  private static final double REDRAW_SECONDS = 0.1;
  private static final double LINE_SECONDS = 5;

  private final PrintWriter err;
  private final boolean terminal;
  private long originMicros;
  private double nextSeconds;
  private int drawn;

  /**
   * Shows on a stream.
   *
   * @param terminal whether lines can be rewritten
   */
  ProgressBar(PrintWriter err, boolean terminal) {
    this.err = err;
    this.terminal = terminal;
    this.nextSeconds = terminal ? 0 : LINE_SECONDS;
  }

  /** Event time is shown from here on. */
  void origin(long originMicros) {
    this.originMicros = originMicros;
    line("origin " + originMicros + " us");
  }

  /** Prints a line of its own. */
  void line(String text) {
    end();
    err.println(text);
    err.flush();
  }

  /** Shows a snapshot, unless the last one is too fresh. */
  void show(ProgressSnapshot snapshot) {
    if (snapshot.seconds() < nextSeconds) {
      return;
    }
    nextSeconds = snapshot.seconds() + (terminal ? REDRAW_SECONDS : LINE_SECONDS);
    draw(text(snapshot));
  }

  /** Shows a text on the line that is rewritten, or as a line. */
  private void draw(String text) {
    if (terminal) {
      err.print("\r" + text + " ".repeat(Math.max(0, drawn - text.length())));
      drawn = text.length();
    } else {
      err.println(text);
    }
    err.flush();
  }

  /**
   * Shows how far something other than a run has come, unless the last one is too fresh.
   *
   * @param seconds of wall-clock time since the start
   * @param fraction of all, 0..1; NaN where there is no end
   * @param lineSeconds how often there is a line where none can be rewritten
   */
  void show(double seconds, double fraction, double lineSeconds, String text) {
    if (seconds < nextSeconds) {
      return;
    }
    nextSeconds = seconds + (terminal ? REDRAW_SECONDS : lineSeconds);
    draw(bar(fraction) + text);
  }

  /** Leaves the line that is being rewritten. */
  void end() {
    if (drawn > 0) {
      err.println();
      err.flush();
      drawn = 0;
    }
  }

  private String text(ProgressSnapshot s) {
    StringBuilder text = new StringBuilder(bar(s.fraction()));
    double rate = s.seconds() > 0 ? s.events() / s.seconds() : 0;
    text.append(
        String.format(
            Locale.ROOT, "%,d events (%,.0f/s)  %,d spikes", s.events(), rate, s.spikes()));
    if (s.reachedMicros() >= originMicros) {
      text.append(
          String.format(Locale.ROOT, "  at %.3f s", (s.reachedMicros() - originMicros) / 1e6));
    }
    return text.append(String.format(Locale.ROOT, "  after %.0f s", s.seconds())).toString();
  }

  /** Nothing where there is no end. */
  private static String bar(double ofAll) {
    if (Double.isNaN(ofAll)) {
      return "";
    }
    double fraction = Math.max(0, Math.min(1, ofAll));
    int full = (int) (fraction * WIDTH);
    return "["
        + "#".repeat(full)
        + "-".repeat(WIDTH - full)
        + String.format(Locale.ROOT, "] %3d%%  ", (int) (fraction * 100));
  }
}
