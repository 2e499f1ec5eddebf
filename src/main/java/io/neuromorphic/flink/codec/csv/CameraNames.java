/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.csv;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the columns of camera events are called. Case does not matter.
 *
 * <table>
 *   <caption>Names</caption>
 *   <tr><td>t</td><td>{@code t, ts, time, timestamp}; with a unit as {@code t[s]}, {@code t(us)},
 *       {@code time_s}: s, sec, seconds, or us, usec, microseconds</td></tr>
 *   <tr><td>x, y</td><td>{@code x}, {@code y}</td></tr>
 *   <tr><td>polarity</td><td>{@code p, pol, polarity, on}</td></tr>
 * </table>
 */
final class CameraNames {

  static final String T = "t";
  static final String X = "x";
  static final String Y = "y";
  static final String POLARITY = "polarity";

  private static final Pattern TIME =
      Pattern.compile("(?:t|ts|time|timestamp)\\s*(?:\\[(.+)]|\\((.+)\\)|_(.+))?");

  private static final Map<String, String> OTHERS =
      Map.of(X, X, Y, Y, POLARITY, POLARITY, "p", POLARITY, "pol", POLARITY, "on", POLARITY);

  private static final Map<String, TimeKind> UNITS =
      Map.of(
          "s", TimeKind.SECONDS,
          "sec", TimeKind.SECONDS,
          "seconds", TimeKind.SECONDS,
          "us", TimeKind.MICROS,
          "\u00b5s", TimeKind.MICROS,
          "\u03bcs", TimeKind.MICROS,
          "usec", TimeKind.MICROS,
          "microseconds", TimeKind.MICROS);

  private CameraNames() {}

  /** The one name of a column; what it is called if that is unknown. */
  static String canonical(String name) {
    String lower = name.strip().toLowerCase(Locale.ROOT);
    Matcher time = TIME.matcher(lower);
    if (time.matches() && (unit(time).isEmpty() || UNITS.containsKey(unit(time)))) {
      return T;
    }
    return OTHERS.getOrDefault(lower, lower);
  }

  /** The kind of times that the name of their column tells. */
  static TimeKind timeKind(String name) {
    Matcher time = TIME.matcher(name.strip().toLowerCase(Locale.ROOT));
    return time.matches() ? UNITS.getOrDefault(unit(time), TimeKind.UNDECIDED) : TimeKind.UNDECIDED;
  }

  private static String unit(Matcher time) {
    for (int group = 1; group <= time.groupCount(); group++) {
      if (time.group(group) != null) {
        return time.group(group).strip();
      }
    }
    return "";
  }
}
