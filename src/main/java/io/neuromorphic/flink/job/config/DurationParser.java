/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations such as {@code 100us}, {@code 0.5ms}, {@code 2s} or {@code 1h}, in whole µs. */
public final class DurationParser {

  private static final int LONGEST = 100;
  private static final Pattern FORM = Pattern.compile("(.*?)\\s*(\\p{L}*)");

  /** Both the micro sign and the Greek letter mu are in use. */
  private static final Map<String, Long> MICROS =
      Map.of(
          "us", 1L,
          "\u00b5s", 1L,
          "\u03bcs", 1L,
          "ms", 1_000L,
          "s", 1_000_000L,
          "m", 60_000_000L,
          "min", 60_000_000L,
          "h", 3_600_000_000L,
          "d", 86_400_000_000L);

  private DurationParser() {}

  /**
   * Length in µs; may be negative.
   *
   * @throws IllegalArgumentException with the reason as its message, if the text is no duration
   */
  public static long micros(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (text.length() > LONGEST || !form.matches()) {
      throw notDuration(text);
    }
    BigDecimal number = Numbers.decimal(form.group(1)).orElseThrow(() -> notDuration(text));
    String unit = form.group(2);
    if (unit.isEmpty()) {
      if (number.signum() == 0) {
        return 0;
      }
      throw new IllegalArgumentException(
          Quoted.of(text) + " has no unit; write e.g. 100us, 0.5ms, 2s, 1h");
    }
    Long micros = MICROS.get(unit);
    if (micros == null) {
      throw notDuration(text);
    }
    BigDecimal exact = number.multiply(BigDecimal.valueOf(micros));
    Optional<Long> whole = Numbers.exactLong(exact);
    if (whole.isEmpty() && exact.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw new IllegalArgumentException(Quoted.of(text) + " is too long");
    }
    return whole.orElseThrow(
        () ->
            new IllegalArgumentException(
                Quoted.of(text) + " is not a whole number of microseconds"));
  }

  /** A duration for messages, in the largest unit that keeps it whole. */
  static String format(long micros) {
    for (String unit : new String[] {"d", "h", "min", "s", "ms"}) {
      if (micros != 0 && micros % MICROS.get(unit) == 0) {
        return micros / MICROS.get(unit) + unit;
      }
    }
    return micros + "us";
  }

  private static IllegalArgumentException notDuration(String text) {
    return new IllegalArgumentException(
        Quoted.of(text) + " is not a duration; write e.g. 100us, 0.5ms, 2s, 1h");
  }
}
