/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import java.math.BigInteger;

/** DESIGN 4 and 5.2 for reading: judges one current event at a time, in integers without bounds. */
final class IntakeModel {

  private static final BigInteger THOUSAND = BigInteger.valueOf(1_000);
  private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

  private final IntakeSpec rules;
  private final BigInteger origin;
  private final BigInteger shift;
  private BigInteger largest;
  private BigInteger last;
  private long lastMillis;

  IntakeModel(IntakeSpec rules, long origin, long shift, long startedMillis) {
    this.rules = rules;
    this.origin = BigInteger.valueOf(origin);
    this.shift = BigInteger.valueOf(shift);
    this.lastMillis = startedMillis;
  }

  /** The word for an event, and the clock moved on where it is {@code ok}. */
  String judge(long recorded, String population, int neuron, float current, long nowMillis) {
    BigInteger t = BigInteger.valueOf(recorded).add(shift);
    String word = word(t, population, neuron, current, nowMillis);
    if (word.equals(Judge.OK)) {
      largest = largest == null ? t : largest.max(t);
      last = t;
      lastMillis = nowMillis;
    }
    return word;
  }

  private String word(BigInteger t, String population, int neuron, float current, long nowMillis) {
    if (!rules.populationSizes().containsKey(population)) {
      return "unknown-population";
    }
    if (t.compareTo(MIN) < 0 || t.compareTo(MAX) > 0 || jumps(t, nowMillis)) {
      return "invalid-time";
    }
    if (neuron < 0 || neuron >= rules.populationSizes().get(population)) {
      return "invalid-neuron";
    }
    if (Float.isNaN(current) || current > 65_536 || current < -65_536) {
      return "invalid-current";
    }
    if (t.compareTo(origin) < 0) {
      return "before-origin";
    }
    return isLate(t) ? "late" : Judge.OK;
  }

  private boolean jumps(BigInteger t, long nowMillis) {
    BigInteger gap = t.subtract(last == null ? origin : last);
    BigInteger passed = BigInteger.valueOf(nowMillis - lastMillis).multiply(THOUSAND);
    return gap.compareTo(BigInteger.valueOf(rules.maxGapMicros())) > 0 && passed.compareTo(gap) < 0;
  }

  private boolean isLate(BigInteger t) {
    if (largest == null) {
      return false;
    }
    BigInteger dt = BigInteger.valueOf(rules.dtMicros());
    BigInteger windowEnd = floorDiv(t, dt).add(BigInteger.ONE).multiply(dt);
    BigInteger watermark =
        floorDiv(largest, THOUSAND)
            .subtract(BigInteger.valueOf(rules.outOfOrdernessMillis()))
            .subtract(BigInteger.ONE);
    return windowEnd.compareTo(watermark.add(BigInteger.ONE).multiply(THOUSAND)) <= 0;
  }

  private static BigInteger floorDiv(BigInteger a, BigInteger b) {
    BigInteger[] q = a.divideAndRemainder(b);
    return q[1].signum() < 0 ? q[0].subtract(BigInteger.ONE) : q[0];
  }
}
