/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.job.compare.Spike;
import io.neuromorphic.flink.kernel.StepConstants;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * DESIGN 4 for reading: one neuron at a time, from the origin through a last window, every current
 * in its window, sums in integers without bounds.
 */
final class PopulationReference {

  private static final BigDecimal GRID = new BigDecimal(BigInteger.ONE.shiftLeft(40));

  private record Place(String population, int neuron, long window) {}

  private final PopulationsSpec spec;
  private final Map<Place, BigInteger> sums = new HashMap<>();

  PopulationReference(PopulationsSpec spec, List<Current> currents) {
    this.spec = spec;
    for (Current current : currents) {
      long window = Math.floorDiv(current.t(), spec.dtMicros());
      sums.merge(
          new Place(current.population(), current.neuron(), window),
          multiple(current.current()),
          BigInteger::add);
    }
  }

  private static BigInteger multiple(float current) {
    return new BigDecimal(current)
        .multiply(GRID)
        .setScale(0, RoundingMode.HALF_EVEN)
        .toBigInteger();
  }

  /** All spikes, sorted, of the windows that end at or before an instant, µs. */
  List<Spike> spikesUntil(long end) {
    List<Spike> spikes = new ArrayList<>();
    for (PopulationSpec population : spec.populations()) {
      for (int neuron = 0; neuron < population.size(); neuron++) {
        run(population, neuron, end, spikes, new ArrayList<>());
      }
    }
    Collections.sort(spikes);
    return spikes;
  }

  /** The state of all probed neurons, sorted, at the times at which they are probed. */
  List<Sample> samplesUntil(long end) {
    List<Sample> samples = new ArrayList<>();
    for (PopulationSpec population : spec.populations()) {
      if (population.probe() != null) {
        long every = population.probe().everyWindows() * spec.dtMicros();
        for (int neuron : population.probe().neurons()) {
          List<Sample> all = new ArrayList<>();
          run(population, neuron, end, new ArrayList<>(), all);
          all.stream().filter(sample -> sample.t() % every == 0).forEach(samples::add);
        }
      }
    }
    Collections.sort(samples);
    return samples;
  }

  private void run(
      PopulationSpec population, int neuron, long end, List<Spike> spikes, List<Sample> samples) {
    StepConstants k = population.constants();
    long dt = spec.dtMicros();
    float v = k.initialV();
    float u = k.initialU();
    for (long window = Math.floorDiv(spec.originMicros(), dt); (window + 1) * dt <= end; window++) {
      BigInteger sum =
          sums.getOrDefault(new Place(population.name(), neuron, window), BigInteger.ZERO);
      float current = sum.floatValue() * 0x1p-40f;
      float v1 = v + k.k() * ((((k.sq() * (v * v) + k.mn() * v) + k.bias()) - u) + current);
      float u1 = u + k.ka() * (k.b() * v - u);
      if (!Float.isFinite(v1) || !Float.isFinite(u1)) {
        v = k.initialV();
        u = k.initialU();
      } else if (v1 - k.vTh() > 0) {
        v = k.c();
        u = u1 + k.d();
        spikes.add(new Spike((window + 1) * dt, population.name(), neuron));
      } else {
        v = v1;
        u = u1;
      }
      samples.add(
          new Sample(
              (window + 1) * dt,
              population.name(),
              neuron,
              Float.floatToRawIntBits(v),
              Float.floatToRawIntBits(u)));
    }
  }
}
