/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.event.RejectReason;
import io.neuromorphic.flink.model.Fate;
import io.neuromorphic.flink.model.JobModel;
import io.neuromorphic.flink.model.ModelInput;
import io.neuromorphic.flink.model.ModelJob;
import java.util.Map;
import java.util.TreeMap;

/** The books of a job's inputs, those that were kept and those of the model, in the same words. */
final class Books {

  private Books() {}

  static Map<String, Long> of(ModelJob job, Outcome outcome) {
    Map<String, Long> books = new TreeMap<>();
    for (ModelInput input : job.inputs()) {
      String in = input.name();
      books.put(in + " read", outcome.total(JobCounters.read(in)));
      books.put(in + " integrated", outcome.total(JobCounters.integrated(in)));
      books.put(in + " pending", outcome.total(JobCounters.pending(in)));
      for (RejectReason reason : RejectReason.values()) {
        if (reason != RejectReason.UNPARSABLE) {
          books.put(in + " " + reason.word(), outcome.total(JobCounters.rejected(in, reason)));
        }
      }
    }
    return books;
  }

  static Map<String, Long> of(ModelJob job, JobModel model) {
    Map<String, Long> books = new TreeMap<>();
    for (ModelInput input : job.inputs()) {
      books.put(input.name() + " read", model.read(input.name()));
      for (Fate fate : Fate.values()) {
        books.put(input.name() + " " + fate.word(), model.count(input.name(), fate));
      }
    }
    return books;
  }

  /** DESIGN 5.2: read = integrated + filtered + late + invalid + pending. */
  static void assertBalanced(ModelJob job, Outcome outcome) {
    for (ModelInput input : job.inputs()) {
      String in = input.name();
      long sum =
          outcome.total(JobCounters.integrated(in))
              + outcome.total(JobCounters.filtered(in))
              + outcome.total(JobCounters.pending(in));
      for (RejectReason reason : RejectReason.values()) {
        sum += outcome.total(JobCounters.rejected(in, reason));
      }
      assertThat(sum)
          .as("the fates of all events of %s", in)
          .isEqualTo(outcome.total(JobCounters.read(in)));
    }
  }
}
