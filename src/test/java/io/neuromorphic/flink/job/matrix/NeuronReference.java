/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.matrix;

import io.neuromorphic.flink.job.ReferenceDigest;
import io.neuromorphic.flink.job.compare.Spike;
import io.neuromorphic.flink.job.run.RunSummary.InputBooks;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a stream must lead to, from the definitions alone: one neuron at a time, from the window of
 * the first event through that of the last, sums in integers without bounds, without a line of the
 * code under test.
 */
final class NeuronReference {

  private static final BigDecimal GRID = new BigDecimal(BigInteger.ONE.shiftLeft(40));

  private record Place(String population, int neuron, long window) {}

  private final Feed feed;
  private final Map<Place, BigInteger> sums = new HashMap<>();
  private final List<Spike> spikes = new ArrayList<>();
  private final long firstWindow;
  private final long lastWindow;
  private long resets;

  private NeuronReference(Feed feed) {
    this.feed = feed;
    this.firstWindow = Math.floorDiv(feed.firstTime(), feed.dtMicros());
    this.lastWindow = Math.floorDiv(feed.lastTime(), feed.dtMicros());
  }

  static Outcome outcome(Feed feed) {
    return new NeuronReference(feed).run();
  }

  /** All spikes, in no particular order. */
  static List<Spike> spikes(Feed feed) {
    NeuronReference reference = new NeuronReference(feed);
    reference.run();
    return reference.spikes;
  }

  private Outcome run() {
    List<FeedCurrent> currents = feed.currents();
    for (FeedCurrent current : currents) {
      sums.merge(
          new Place(
              current.population(), current.neuron(), Math.floorDiv(current.t(), feed.dtMicros())),
          multiple(current.current()),
          BigInteger::add);
    }
    Map<String, Long> counts = new HashMap<>();
    long neurons = 0;
    for (Neurons population : feed.populations()) {
      long before = spikes.size();
      for (int neuron = 0; neuron < population.size(); neuron++) {
        run(population, neuron);
      }
      counts.put(population.name(), spikes.size() - before);
      neurons += population.size();
    }
    long read = feed.events().size();
    return new Outcome(
        ReferenceDigest.of(spikes),
        counts,
        new InputBooks(read, currents.size(), read - currents.size(), 0, 0, 0),
        (lastWindow - firstWindow + 1) * neurons,
        resets,
        firstWindow * feed.dtMicros());
  }

  private static BigInteger multiple(float current) {
    return new BigDecimal(current)
        .multiply(GRID)
        .setScale(0, RoundingMode.HALF_EVEN)
        .toBigInteger();
  }

  private void run(Neurons p, int neuron) {
    double seconds = feed.dtMicros() / 1e6;
    double tauInv = Neurons.tauInv(feed.dtMicros());
    float k = (float) (tauInv * seconds);
    float ka = (float) (tauInv * seconds * Neurons.A);
    float sq = (float) Neurons.SQ;
    float mn = (float) Neurons.MN;
    float bias = (float) Neurons.BIAS;
    float b = (float) Neurons.B;
    float v = Neurons.V;
    float u = Neurons.U;
    for (long window = firstWindow; window <= lastWindow; window++) {
      BigInteger sum = sums.getOrDefault(new Place(p.name(), neuron, window), BigInteger.ZERO);
      float current = sum.floatValue() * 0x1p-40f;
      float v1 = v + k * ((((sq * (v * v) + mn * v) + bias) - u) + current);
      float u1 = u + ka * (b * v - u);
      if (!Float.isFinite(v1) || !Float.isFinite(u1)) {
        v = Neurons.V;
        u = Neurons.U;
        resets++;
      } else if (v1 - (float) Neurons.V_TH > 0) {
        v = (float) p.c();
        u = u1 + (float) p.d();
        spikes.add(new Spike((window + 1) * feed.dtMicros(), p.name(), neuron));
      } else {
        v = v1;
        u = u1;
      }
    }
  }
}
