/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.LongSupplier;

/** Arrival orders within the out-of-orderness. */
public final class Reordering {

  private record Arrival(long at, Entry.Event event) {}

  private Reordering() {}

  /** The same events, each up to an out-of-orderness after its time; all entries are events. */
  public static ModelJob of(ModelJob job, long seed) {
    Random random = new Random(seed);
    long delays = job.outOfOrdernessMillis() * 1_000 + 1;
    return arranged(job, () -> (long) (random.nextDouble() * delays));
  }

  /** The same events in the order of their times. */
  static ModelJob inOrder(ModelJob job) {
    return arranged(job, () -> 0);
  }

  private static ModelJob arranged(ModelJob job, LongSupplier delays) {
    List<ModelInput> inputs = new ArrayList<>();
    for (ModelInput input : job.inputs()) {
      List<List<Entry>> splits = new ArrayList<>();
      for (List<Entry> split : input.splits()) {
        splits.add(arranged(split, delays));
      }
      inputs.add(new ModelInput(input.name(), input.populations(), splits));
    }
    return new ModelJob(
        job.dtMicros(),
        job.outOfOrdernessMillis(),
        job.maxGapMicros(),
        job.origin(),
        job.populations(),
        inputs);
  }

  private static List<Entry> arranged(List<Entry> split, LongSupplier delays) {
    List<Arrival> arrivals = new ArrayList<>();
    for (Entry entry : split) {
      Entry.Event event = (Entry.Event) entry;
      arrivals.add(new Arrival(event.t() + delays.getAsLong(), event));
    }
    arrivals.sort(Comparator.comparingLong(Arrival::at));
    return arrivals.stream().map(arrival -> (Entry) arrival.event()).toList();
  }
}
