/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of bytes: {@code 65536}, {@code 64kB}, {@code 4MB}; a kB is 1024 of them. */
final class Bytes {

  private static final Pattern FORM = Pattern.compile("([0-9]{1,15})\\s*([kmg]?)i?b?");
  private static final Map<String, Integer> SHIFTS = Map.of("", 0, "k", 10, "m", 20, "g", 30);

  private Bytes() {}

  /** The bytes under a key, within bounds. */
  static long read(Section section, String key, long fallback, long least, long most) {
    String expected = "a number of bytes from " + least + " to " + most + ", such as 64kB or 4MB";
    Optional<String> text = section.text(key, expected);
    if (text.isEmpty()) {
      return fallback;
    }
    Matcher form = FORM.matcher(text.get().toLowerCase(Locale.ROOT));
    if (form.matches()) {
      long number = Long.parseLong(form.group(1));
      int shift = SHIFTS.get(form.group(2));
      if (number <= most >> shift && number << shift >= least) {
        return number << shift;
      }
    }
    section.refuse(key, "expected " + expected + ", found " + Quoted.of(text.get()));
    return fallback;
  }
}
