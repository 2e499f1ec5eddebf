/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

/** Reads durations that are whole numbers of dt windows. */
final class WindowCount {

  /** Far beyond what is asked for, and far from what a long holds: a thousand years, µs. */
  private static final long LONGEST = 365_000L * 86_400_000_000L;

  private WindowCount() {}

  /**
   * How many windows a duration takes; 1 where the key is absent.
   *
   * @param dtMicros length of a window, µs
   * @param most windows
   */
  static int read(Section section, String key, long dtMicros, int most) {
    long micros = section.duration(key, dtMicros, -LONGEST, LONGEST);
    long windows = Math.floorDiv(micros, dtMicros);
    String dt = "dt = " + DurationParser.format(dtMicros);
    if (windows < 1) {
      refuse(section, key, "a positive multiple of " + dt, "; the nearest is dt itself");
    } else if (windows > most || windows == most && micros % dtMicros != 0) {
      refuse(section, key, "at most " + most + " times " + dt, "");
    } else if (micros % dtMicros != 0) {
      String near =
          DurationParser.format(windows * dtMicros)
              + " and "
              + DurationParser.format((windows + 1) * dtMicros);
      refuse(section, key, "a multiple of " + dt, "; the nearest are " + near);
    } else {
      return (int) windows;
    }
    return 1;
  }

  private static void refuse(Section section, String key, String expected, String more) {
    String found = section.value(key).orElseThrow().describe();
    section.refuse(key, "expected " + expected + ", found " + found + more);
  }
}
