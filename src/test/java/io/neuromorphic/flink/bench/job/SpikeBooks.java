/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.job;

import io.neuromorphic.flink.event.SpikeDigest;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Counts the spikes of the naive job and digests them, as ours does. */
public final class SpikeBooks extends RichMapFunction<NaiveSpike, NaiveSpike> {

  private static final long serialVersionUID = 1L;

  private final ArrayList<String> populations;
  private transient long[] hashes;
  private transient SpikeDigest sum;
  private transient LongCounter count;
  private transient LongCounter a;
  private transient LongCounter b;

  /** Names of the populations; where there is but one, groups are ranges of its neurons. */
  SpikeBooks(List<String> populations) {
    this.populations = new ArrayList<>(populations);
  }

  @Override
  public void open(OpenContext context) {
    hashes = populations.stream().mapToLong(SpikeDigest::populationHash).toArray();
    sum = new SpikeDigest();
    count = counter("spikes");
    a = counter("digest-a");
    b = counter("digest-b");
  }

  private LongCounter counter(String name) {
    LongCounter counter = new LongCounter();
    getRuntimeContext().addAccumulator(name, counter);
    return counter;
  }

  @Override
  public NaiveSpike map(NaiveSpike spike) {
    count.add(1L);
    if (hashes.length == 1) {
      sum.add(hashes[0], spike.t, spike.group * NaiveNeurons.SIZE + spike.neuron);
    } else {
      sum.add(hashes[spike.group], spike.t, spike.neuron);
    }
    a.resetLocal();
    a.add(sum.a());
    b.resetLocal();
    b.add(sum.b());
    return spike;
  }

  static long spikes(JobExecutionResult result) {
    return result.<Long>getAccumulatorResult("spikes");
  }

  static String digest(JobExecutionResult result) {
    long a = result.<Long>getAccumulatorResult("digest-a");
    long b = result.<Long>getAccumulatorResult("digest-b");
    return new SpikeDigest(a, b).toString();
  }
}
