/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import io.neuromorphic.flink.job.run.ProgressSnapshot;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Shows progress: on a terminal one line that is rewritten, no wider than that, else a line every
 * few seconds. Where there is an end, it says how long that will take.
 */
final class ProgressBar {

  private static final int WIDTH = 24;
  private static final double REDRAW_SECONDS = 0.1;
  private static final double LINE_SECONDS = 5;
  private static final int BAR = 3;
  private static final int PERCENT = 6;
  private static final String GAP = "  ";
  private static final String WARNING = "warning:";

  private final PrintWriter err;
  private final boolean terminal;
  private final int columns;
  private final Paint paint;
  private final TimeLeft timeLeft = new TimeLeft();
  private long originMicros;
  private double nextSeconds;
  private int drawn;

  /**
   * A part of the line.
   *
   * @param rank where there is no room, those of the lowest rank are left out first
   */
  private record Part(String text, int rank) {}

  /**
   * Shows on a stream, as wide as it will be, without colours.
   *
   * @param terminal whether lines can be rewritten
   */
  ProgressBar(PrintWriter err, boolean terminal) {
    this(err, terminal, Integer.MAX_VALUE, Paint.PLAIN);
  }

  /**
   * Shows on a stream.
   *
   * @param terminal whether lines can be rewritten
   * @param columns of the terminal
   * @param paint of warnings
   */
  ProgressBar(PrintWriter err, boolean terminal, int columns, Paint paint) {
    this.err = err;
    this.terminal = terminal;
    this.columns = columns;
    this.paint = paint;
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

  /** Prints a warning. */
  void warning(String text) {
    line(paint.warning(WARNING) + " " + text);
  }

  /** Shows a snapshot, unless the last one is too fresh. */
  void show(ProgressSnapshot s) {
    timeLeft.saw(s.seconds(), s.fraction());
    if (s.seconds() < nextSeconds) {
      return;
    }
    nextSeconds = s.seconds() + (terminal ? REDRAW_SECONDS : LINE_SECONDS);
    List<Part> parts = new ArrayList<>();
    double rate = s.seconds() > 0 ? s.events() / s.seconds() : 0;
    parts.add(new Part(String.format(Locale.ROOT, "%,d events (%,.0f/s)", s.events(), rate), 5));
    parts.add(new Part(String.format(Locale.ROOT, "%,d spikes", s.spikes()), 2));
    if (s.reachedMicros() >= originMicros) {
      double at = (s.reachedMicros() - originMicros) / 1e6;
      parts.add(new Part(String.format(Locale.ROOT, "at %.3f s", at), 1));
    }
    parts.add(new Part(String.format(Locale.ROOT, "after %.0f s", s.seconds()), 0));
    timeLeft.text().ifPresent(left -> parts.add(new Part(left, 4)));
    draw(bar(s.fraction()), parts);
  }

  /**
   * Shows how far something other than a run has come, unless the last one is too fresh.
   *
   * @param seconds of wall-clock time since the start
   * @param fraction of all, 0..1; NaN where there is no end
   * @param lineSeconds how often there is a line where none can be rewritten
   */
  void show(double seconds, double fraction, double lineSeconds, String text) {
    timeLeft.saw(seconds, fraction);
    if (seconds < nextSeconds) {
      return;
    }
    nextSeconds = seconds + (terminal ? REDRAW_SECONDS : lineSeconds);
    List<Part> parts = new ArrayList<>();
    parts.add(new Part(text, 5));
    timeLeft.text().ifPresent(left -> parts.add(new Part(left, 4)));
    draw(bar(fraction), parts);
  }

  /** Shows as much as there is room for on the line that is rewritten, or all as a line. */
  private void draw(String bar, List<Part> parts) {
    if (!terminal) {
      err.println(bar.isEmpty() ? joined(parts) : bar + GAP + joined(parts));
      err.flush();
      return;
    }
    List<Part> shown = new ArrayList<>(parts);
    if (!bar.isEmpty()) {
      shown.add(0, new Part(bar, BAR));
    }
    String text = joined(shown);
    // The last column stays free: some terminals begin a new line behind it.
    while (text.length() >= columns && shown.size() > 1) {
      int lowest = shown.stream().mapToInt(Part::rank).min().orElse(0);
      if (lowest == BAR) {
        // The number alone says as much.
        shown.set(0, new Part(bar.substring(bar.indexOf(']') + 1).strip(), PERCENT));
      } else {
        shown.removeIf(part -> part.rank() == lowest);
      }
      text = joined(shown);
    }
    text = text.substring(0, Math.min(text.length(), columns - 1));
    err.print("\r" + text + " ".repeat(Math.max(0, drawn - text.length())));
    err.flush();
    drawn = text.length();
  }

  private static String joined(List<Part> parts) {
    return String.join(GAP, parts.stream().map(Part::text).toList());
  }

  /** Leaves the line that is being rewritten. */
  void end() {
    if (drawn > 0) {
      err.println();
      err.flush();
      drawn = 0;
    }
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
        + String.format(Locale.ROOT, "] %3d%%", (int) (fraction * 100));
  }
}
