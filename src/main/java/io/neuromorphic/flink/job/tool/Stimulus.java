/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.tool;

import io.neuromorphic.flink.kernel.IzhikevichBehavior;
import java.util.function.DoubleUnaryOperator;

/**
 * Input current as a function of model time.
 *
 * @param words what it is, for people
 * @param lengthMillis up to where it has something to show, model ms
 * @param current of model time in ms
 */
record Stimulus(String words, double lengthMillis, DoubleUnaryOperator current) {

  /** Current of the step that begins at a time. */
  float at(double tMillis) {
    return (float) current.applyAsDouble(tMillis);
  }

  /** Nothing, then a constant current. */
  static Stimulus step(double current, double onsetMillis) {
    String words = number(current) + " from " + number(onsetMillis) + " ms on";
    return new Stimulus(words, 0, t -> t >= onsetMillis ? current : 0);
  }

  /**
   * What Norse's tests give a behaviour, on the axis of model time; on the grid of tau_inv·1 ms it
   * is the column {@code current} of the reference vectors, bit for bit. Where an edge lies on that
   * grid, whether it belongs to the pulse is Norse's choice too.
   */
  static Stimulus of(IzhikevichBehavior behavior) {
    return switch (behavior) {
      case TONIC_SPIKING -> on("14 from 10 ms on", 100, t -> t >= 10 ? 14 : 0);
      case PHASIC_SPIKING -> on("0.5 after 20 ms", 200, t -> t > 20 ? 0.5 : 0);
      case TONIC_BURSTING -> on("15 after 25 ms", 220, t -> t > 25 ? 15 : 0);
      case PHASIC_BURSTING -> on("0.6 after 16 ms", 160, t -> t > 16 ? 0.6 : 0);
      case MIXED_MODE -> on("10 from 16 ms on", 160, t -> t >= 16 ? 10 : 0);
      case SPIKE_FREQUENCY_ADAPTATION -> on("30 from 8.5 ms on", 85, t -> t >= 8.5 ? 30 : 0);
      case CLASS_1_EXC ->
          on("0.075 more every ms after 30 ms", 300, t -> t > 30 ? 0.075 * (t - 30) : 0);
      case CLASS_2_EXC ->
          on(
              "-0.5, and 0.015 more every ms after 30 ms",
              300,
              t -> t > 30 ? -0.5 + 0.015 * (t - 30) : -0.5);
      case SPIKE_LATENCY -> on("7.4 from 12.5 to 16.25 ms", 125, t -> in(t, 12.5, 16.25) ? 7.4 : 0);
      case SUBTHRESHOLD_OSCILLATION -> on("2 from 20 to 25 ms", 200, t -> in(t, 20, 25) ? 2 : 0);
      case RESONATOR ->
          on(
              "0.65 for 4 ms at 40, 60, 280 and 320 ms",
              400,
              t -> in(t, 40, 44) || in(t, 60, 64) || in(t, 280, 284) || in(t, 320, 324) ? 0.65 : 0);
      case INTEGRATOR ->
          on(
              "9 for 2 ms at 9.1, 14.1, 70 and 80 ms",
              100,
              t ->
                  in(t - 100 / 11.0, 0, 2)
                          || in(t - 100 / 11.0, 5, 7)
                          || in(t, 70, 72)
                          || in(t, 80, 82)
                      ? 9
                      : 0);
      case REBOUND_SPIKE, REBOUND_BURST ->
          on("-15 between 20 and 25 ms", 200, t -> between(t, 20, 25) ? -15 : 0);
      case THRESHOLD_VARIABILITY ->
          on(
              "1 between 10 and 15 ms and between 80 and 85 ms, -6 between 70 and 75 ms",
              100,
              t -> between(t, 10, 15) || between(t, 80, 85) ? 1 : between(t, 70, 75) ? -6 : 0);
      case BISTABILITY ->
          on(
              "0.24, and 1 more from 37.5 to 42.5 ms and between 216 and 221 ms",
              300,
              t -> in(t, 37.5, 42.5) || between(t, 216, 221) ? 1.24 : 0.24);
      case DAP -> on("20 between 9 and 11 ms", 50, t -> between(t, 9, 11) ? 20 : 0);
      case ACCOMODATION ->
          on(
              "a ramp to 8 in 200 ms, another to 4 from 300 to 312.5 ms",
              400,
              t -> t < 200 ? t / 25 : in(t, 300, 312.5) ? (t - 300) / 12.5 * 4 : 0);
      case INHIBITION_INDUCED_SPIKING, INHIBITION_INDUCED_BURSTING ->
          on("80, and 75 from 25 to 125 ms", 175, t -> t >= 25 && t <= 125 ? 75 : 80);
    };
  }

  private static Stimulus on(String words, double lengthMillis, DoubleUnaryOperator current) {
    return new Stimulus(words, lengthMillis, current);
  }

  /** From the beginning on, up to the end. */
  private static boolean in(double t, double from, double to) {
    return t >= from && t < to;
  }

  /** After the beginning, before the end. */
  private static boolean between(double t, double from, double to) {
    return t > from && t < to;
  }

  private static String number(double value) {
    return Decimals.format((float) value);
  }
}
