/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import io.neuromorphic.flink.job.config.InputConfig;
import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.source.FirstTimes;
import io.neuromorphic.flink.source.intake.ClockStart;
import io.neuromorphic.flink.source.intake.ClockStart.Rule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The job's origin and what is done to each input's times; fixed before the job starts.
 *
 * @param originMicros start of the first window, µs, a multiple of dt
 * @param starts by input
 */
public record JobClock(long originMicros, Map<String, ClockStart> starts) {

  /**
   * Fixes the clock.
   *
   * @param looks by input
   * @param nowMillis wall clock, ms
   */
  public static JobClock of(JobConfig config, Map<String, InputLook> looks, long nowMillis) {
    return of(config, looks, nowMillis, Optional.empty());
  }

  /**
   * Fixes the clock of a job that may resume.
   *
   * @param looks by input
   * @param nowMillis wall clock, ms
   * @param kept of the savepoint: its origin, and when that was fixed; also for inputs that are new
   */
  static JobClock of(
      JobConfig config, Map<String, InputLook> looks, long nowMillis, Optional<ClockStart> kept) {
    Map<String, Shift> shifts = new LinkedHashMap<>();
    OptionalLong first = OptionalLong.empty();
    for (InputConfig input : config.inputs()) {
      Shift shift =
          shift(input, looks.get(input.name()).times(), config.origin().micros(), nowMillis);
      shifts.put(input.name(), shift);
      if (shift.earliest().isPresent()) {
        long earliest = shift.earliest().getAsLong();
        first = OptionalLong.of(Math.min(first.orElse(earliest), earliest));
      }
    }
    long start = config.origin().micros().orElse(first.orElse(nowMillis * 1_000));
    long origin =
        kept.map(ClockStart::originMicros)
            .orElse(Math.floorDiv(start, config.dtMicros()) * config.dtMicros());
    long startedAt = kept.map(ClockStart::startedAtMillis).orElse(nowMillis);
    Map<String, ClockStart> starts = new LinkedHashMap<>();
    shifts.forEach(
        (input, shift) ->
            starts.put(input, new ClockStart(origin, shift.rule(), shift.micros(), startedAt)));
    return new JobClock(origin, starts);
  }

  private record Shift(Rule rule, long micros, OptionalLong earliest) {}

  private static Shift shift(
      InputConfig input, Optional<FirstTimes> look, OptionalLong givenOrigin, long nowMillis) {
    InputConfig.Clock clock = input.clock();
    return switch (clock.kind()) {
      case AS_RECORDED -> known(Rule.SHIFT, 0, look);
      case SHIFT -> known(Rule.SHIFT, clock.shiftMicros(), look);
      case FROM_ZERO -> {
        long zero = givenOrigin.orElse(0);
        yield look.isPresent()
            ? known(Rule.ZEROED, zero - look.get().first(), look)
            : new Shift(Rule.FIRST_BECOMES, zero, OptionalLong.of(zero));
      }
      case ALIGN -> {
        if (input.isLive()) {
          // Its source does that itself, again at every restart of the sensor.
          yield known(Rule.ALIGNED, 0, look);
        }
        yield look.isPresent()
            ? known(Rule.ALIGNED, nowMillis * 1_000 - look.get().first(), look)
            : new Shift(Rule.FIRST_BECOMES_NOW, 0, OptionalLong.empty());
      }
    };
  }

  private static Shift known(Rule rule, long shift, Optional<FirstTimes> look) {
    return new Shift(
        rule,
        shift,
        look.map(times -> OptionalLong.of(times.earliest() + shift)).orElse(OptionalLong.empty()));
  }
}
