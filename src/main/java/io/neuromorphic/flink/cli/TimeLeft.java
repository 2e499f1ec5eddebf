/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import java.util.Locale;
import java.util.Optional;

/**
 * How long something will still take, by how fast it went lately. What is told runs down like a
 * clock and follows a change of the speed slowly, in steps that people would use.
 */
final class TimeLeft {

  /** The speed of so long ago counts 1/e, s. */
  private static final double MEMORY_SECONDS = 10;

  /** What is told is given up for a new estimate at this rate, 1/s. */
  private static final double FOLLOW = 0.2;

  /** Before that much was seen, nothing is told. */
  private static final double LEAST_SECONDS = 3;

  private static final double LONGEST_SECONDS = 48 * 3_600.0;

  private double firstSeconds = Double.NaN;
  private double lastSeconds;
  private double lastFraction;

  /** Sums of progress and time, both with the same weights: their ratio is the speed. */
  private double progress;

  private double time;

  private double told = Double.NaN;

  /**
   * Notes how far it has come.
   *
   * @param seconds since some start; ascending
   * @param fraction of all, 0..1; NaN where there is no end
   */
  void saw(double seconds, double fraction) {
    if (Double.isNaN(fraction) || fraction <= 0) {
      return;
    }
    if (Double.isNaN(firstSeconds)) {
      // What was before that, such as a start, says nothing of the speed.
      firstSeconds = seconds;
    } else {
      double passed = seconds - lastSeconds;
      if (passed <= 0) {
        return;
      }
      double kept = Math.exp(-passed / MEMORY_SECONDS);
      progress = progress * kept + Math.max(0, fraction - lastFraction);
      time = time * kept + passed;
      follow(passed, fraction);
    }
    lastSeconds = seconds;
    lastFraction = Math.max(lastFraction, fraction);
  }

  private void follow(double passed, double fraction) {
    if (progress <= 0 || lastSeconds + passed - firstSeconds < LEAST_SECONDS) {
      return;
    }
    double estimate = Math.max(0, 1 - fraction) * time / progress;
    if (Double.isNaN(told)) {
      told = estimate;
      return;
    }
    double ranDown = Math.max(0, told - passed);
    told = ranDown + (estimate - ranDown) * (1 - Math.exp(-FOLLOW * passed));
  }

  /** Seconds that are left; NaN where that cannot be said. */
  double seconds() {
    return lastFraction >= 1 ? Double.NaN : told;
  }

  /** For people; empty where nothing sensible can be said. */
  Optional<String> text() {
    double left = seconds();
    return Double.isNaN(left) || left > LONGEST_SECONDS
        ? Optional.empty()
        : Optional.of(text(left));
  }

  /** A number of seconds as people say it. */
  static String text(double seconds) {
    if (seconds < 7.5) {
      return "a few seconds left";
    }
    if (seconds < 55) {
      return String.format(Locale.ROOT, "about %d s left", Math.round(seconds / 5) * 5);
    }
    if (seconds < 100 * 60) {
      return String.format(Locale.ROOT, "about %d min left", Math.max(1, Math.round(seconds / 60)));
    }
    return String.format(Locale.ROOT, "about %.1f h left", Math.round(seconds / 1_800) / 2.0);
  }
}
