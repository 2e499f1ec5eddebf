/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.job.compare.Spike;
import io.neuromorphic.flink.model.Entry;
import io.neuromorphic.flink.model.Fate;
import io.neuromorphic.flink.model.JobModel;
import io.neuromorphic.flink.model.ModelInput;
import io.neuromorphic.flink.model.ModelJob;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the model says, in the words of an {@link Outcome}. */
final class Expected {

  private Expected() {}

  /** All spikes, sorted. */
  static List<Spike> spikes(JobModel model) {
    return model.spikes().stream()
        .map(s -> new Spike(s.t(), s.population(), s.neuron()))
        .sorted()
        .toList();
  }

  /** Reasons of all rejected events, by position. All others must be integrated at the end. */
  static Map<String, String> rejected(ModelJob job, JobModel model) {
    Map<String, String> rejected = new HashMap<>();
    forEach(
        job,
        model,
        (position, entry, fate) -> {
          if (entry instanceof Entry.Event && fate != Fate.INTEGRATED) {
            rejected.put(position, fate.word());
          }
        });
    return rejected;
  }

  static long markersRejected(ModelJob job, JobModel model) {
    long[] count = new long[1];
    forEach(
        job,
        model,
        (position, entry, fate) ->
            count[0] += entry instanceof Entry.Marker && fate != null ? 1 : 0);
    return count[0];
  }

  private interface Judged {
    void at(String position, Entry entry, Fate fate);
  }

  private static void forEach(ModelJob job, JobModel model, Judged judged) {
    for (ModelInput input : job.inputs()) {
      for (int split = 0; split < input.splits().size(); split++) {
        List<Entry> entries = input.splits().get(split);
        for (int i = 0; i < entries.size(); i++) {
          String position = SplitReader.position(input.name() + "-" + split, i);
          judged.at(position, entries.get(i), model.fate(input, split, i));
        }
      }
    }
  }
}
