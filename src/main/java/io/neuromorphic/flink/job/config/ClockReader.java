/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import io.neuromorphic.flink.job.config.InputConfig.Clock;
import io.neuromorphic.flink.job.config.InputConfig.ClockKind;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads instants: the origin of a job, and how the times of an input become the job's. */
final class ClockReader {

  /** Some 31,000 years: far from overflow when added to any time. */
  private static final long FURTHEST_MICROS = 1_000_000_000_000_000_000L;

  /** Kinds that are told by a word. */
  private static final List<ClockKind> WORDS =
      List.of(ClockKind.AS_RECORDED, ClockKind.FROM_ZERO, ClockKind.ALIGN);

  private static final String ORIGIN_FORM =
      "auto, whole microseconds, or an instant such as 2026-01-31T12:00:00Z";

  /** The key {@code time} of an input. */
  static final Key TIME =
      Key.of(
              "time",
              "`as-recorded`, `from-zero`, `align`, or a map",
              Default.told("`as-recorded`; with `udp` and `tcp` `align`"),
              "How its times become the job's. `from-zero`: its first event gets t = 0, or the"
                  + " `origin` where one is given; `align`: its first event gets the wall clock of"
                  + " its arrival.")
          .map(
              Keys.of(
                  "time",
                  Key.of(
                      "shift",
                      "whole microseconds or a duration; may be negative",
                      Default.REQUIRED,
                      "Added to every time of the input.")));

  private ClockReader() {}

  /** The key {@code time} of an input. */
  static Clock clock(Section input) {
    Optional<YamlValue> time = input.value("time");
    if (time.isPresent() && time.get() instanceof YamlValue.Mapping) {
      Section section = input.section("time").orElseThrow();
      if (!section.has("shift")) {
        section.refuse("missing key 'shift'");
      }
      return new Clock(ClockKind.SHIFT, shift(section));
    }
    if (time.isPresent() && !(time.get() instanceof YamlValue.Scalar)) {
      input.refuse("time", time.get(), "as-recorded, from-zero, align or {shift: ...}");
      return Clock.AS_RECORDED;
    }
    // A sensor's clock begins anywhere.
    boolean live = input.has("udp") || input.has("tcp");
    ClockKind usual = live ? ClockKind.ALIGN : ClockKind.AS_RECORDED;
    return new Clock(input.choice(new Key.Choice<>("time", usual, WORDS, TIME.means())), 0);
  }

  private static long shift(Section time) {
    Optional<YamlValue> value = time.value("shift");
    return value.isPresent()
            && value.get() instanceof YamlValue.Scalar scalar
            && Numbers.decimal(scalar.text()).isPresent()
        ? time.whole("shift", 0, -FURTHEST_MICROS, FURTHEST_MICROS)
        : time.duration("shift", 0, -FURTHEST_MICROS, FURTHEST_MICROS);
  }

  /** The key {@code origin} of the job. */
  static OriginConfig origin(Section job) {
    Optional<String> text = job.text("origin", ORIGIN_FORM);
    if (text.isEmpty() || text.get().equals("auto")) {
      return OriginConfig.AUTO;
    }
    if (Numbers.decimal(text.get()).isPresent()) {
      return new OriginConfig(
          OptionalLong.of(job.whole("origin", 0, -FURTHEST_MICROS, FURTHEST_MICROS)));
    }
    try {
      Instant instant = OffsetDateTime.parse(text.get()).toInstant();
      return new OriginConfig(OptionalLong.of(ChronoUnit.MICROS.between(Instant.EPOCH, instant)));
    } catch (DateTimeException | ArithmeticException e) {
      job.refuse("origin", "expected " + ORIGIN_FORM + ", found " + Quoted.of(text.get()));
      return OriginConfig.AUTO;
    }
  }
}
