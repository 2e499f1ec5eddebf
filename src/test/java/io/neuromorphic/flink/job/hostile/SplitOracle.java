/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.hostile;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What must become of the events of one partition, from the contract alone: precedence of reasons,
 * max-gap, origin, lateness, markers. Integers without bounds; no line of the code under test.
 */
final class SplitOracle {

  /** Fates, in the order of precedence of those that are rejections. */
  enum Fate {
    UNPARSABLE,
    UNKNOWN_POPULATION,
    INVALID_TIME,
    INVALID_NEURON,
    INVALID_CURRENT,
    BEFORE_ORIGIN,
    LATE,
    FILTERED,
    INTEGRATED;

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  private static final BigInteger THOUSAND = BigInteger.valueOf(1_000);
  private static final BigInteger DT = BigInteger.valueOf(Rules.DT);

  private final Rules rules;
  private final Map<Fate, Long> counts = new EnumMap<>(Fate.class);

  /** Reason and number of the record, of each rejection. */
  private final List<Rejected> rejected = new ArrayList<>();

  /** What was accepted, in order, as JSON. */
  private final List<String> accepted = new ArrayList<>();

  private int record;
  private BigInteger largest;
  private BigInteger last;

  record Rejected(Fate fate, int record) {}

  SplitOracle(Rules rules) {
    this.rules = rules;
  }

  /** Takes the next record of the partition. */
  void take(Reading reading) {
    for (Reading.Event event : reading.events()) {
      Fate fate = judge(event);
      counts.merge(fate, 1L, Long::sum);
      if (fate.compareTo(Fate.LATE) <= 0) {
        rejected.add(new Rejected(fate, record));
      } else {
        accept(event.t().add(shift()));
        accepted.add(json(event));
      }
    }
    if (reading.until() != null) {
      takeMarker(reading.until());
    }
    record++;
  }

  private void takeMarker(BigInteger until) {
    BigInteger passed = until.add(shift()).subtract(BigInteger.ONE);
    // A marker at the very beginning of time says nothing, shifted or not.
    if (until.equals(Rules.LEAST)) {
      return;
    }
    if (!Rules.isInt64(until.add(shift())) || jumps(passed)) {
      counts.merge(Fate.INVALID_TIME, 1L, Long::sum);
      rejected.add(new Rejected(Fate.INVALID_TIME, record));
    } else if (passed.signum() >= 0 && !isLate(passed)) {
      accept(passed);
      accepted.add("{\"until\":" + until + "}");
    }
  }

  private Fate judge(Reading.Event event) {
    if (event.t() == null) {
      return Fate.UNPARSABLE;
    }
    if (!rules.camera() && !rules.sizes().containsKey(event.population())) {
      return Fate.UNKNOWN_POPULATION;
    }
    BigInteger t = event.t().add(shift());
    if (!Rules.isInt64(t) || jumps(t)) {
      return Fate.INVALID_TIME;
    }
    if (!rules.camera() && !isNeuron(event)) {
      return Fate.INVALID_NEURON;
    }
    if (!rules.camera() && !(Math.abs(event.current()) <= Rules.MAX_CURRENT)) {
      return Fate.INVALID_CURRENT;
    }
    if (t.compareTo(BigInteger.valueOf(Rules.ORIGIN)) < 0) {
      return Fate.BEFORE_ORIGIN;
    }
    if (isLate(t)) {
      return Fate.LATE;
    }
    return rules.camera() && (event.x() >= rules.width() || event.y() >= rules.height())
        ? Fate.FILTERED
        : Fate.INTEGRATED;
  }

  private boolean isNeuron(Reading.Event event) {
    return event.neuron().signum() >= 0
        && event.neuron().compareTo(BigInteger.valueOf(rules.sizes().get(event.population()))) < 0;
  }

  private boolean jumps(BigInteger t) {
    if (last == null) {
      throw new IllegalStateException("the first record of a partition must be a good one");
    }
    return t.subtract(last).compareTo(BigInteger.valueOf(Rules.MAX_GAP)) > 0;
  }

  /** "an event is late if its window ends at or before (W+1)·1000, W = ⌊max t/1000⌋ − ooo − 1" */
  private boolean isLate(BigInteger t) {
    BigInteger complete =
        floor(largest, THOUSAND)
            .subtract(BigInteger.valueOf(Rules.OUT_OF_ORDERNESS_MILLIS))
            .multiply(THOUSAND);
    return floor(t, DT).add(BigInteger.ONE).multiply(DT).compareTo(complete) <= 0;
  }

  private static BigInteger floor(BigInteger a, BigInteger b) {
    BigInteger[] parts = a.divideAndRemainder(b);
    return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }

  /** Begins the partition with a good event. */
  void begin(Reading.Event event) {
    last = event.t().add(shift());
    largest = last;
    take(new Reading(List.of(event), null));
  }

  private void accept(BigInteger t) {
    largest = largest.max(t);
    last = t;
  }

  private BigInteger shift() {
    return BigInteger.valueOf(rules.shift());
  }

  private String json(Reading.Event e) {
    return rules.camera()
        ? String.format(
            "{\"t\":%d,\"x\":%d,\"y\":%d,\"polarity\":%d}", e.t(), e.x(), e.y(), e.polarity())
        : String.format(
            "{\"t\":%d,\"population\":\"%s\",\"neuron\":%d,\"current\":%s}",
            e.t(), e.population(), e.neuron(), Float.toString(e.current()));
  }

  /** Largest accepted time, as the sender's clock has it. */
  long largest() {
    return largest.longValueExact() - rules.shift();
  }

  /** The time accepted last, as the sender's clock has it. */
  long last() {
    return last.longValueExact() - rules.shift();
  }

  Map<Fate, Long> counts() {
    return counts;
  }

  List<Rejected> rejected() {
    return rejected;
  }

  List<String> accepted() {
    return accepted;
  }
}
