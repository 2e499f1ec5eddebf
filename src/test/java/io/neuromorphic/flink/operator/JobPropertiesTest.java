/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.model.Entry;
import io.neuromorphic.flink.model.Fate;
import io.neuromorphic.flink.model.JobModel;
import io.neuromorphic.flink.model.Jobs;
import io.neuromorphic.flink.model.ModelInput;
import io.neuromorphic.flink.model.ModelJob;
import io.neuromorphic.flink.model.ModelPopulation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whole jobs of random streams and random layouts do what the model of DESIGN 4 does. */
class JobPropertiesTest {

  @Provide
  Arbitrary<ModelJob> jobs() {
    return Jobs.any();
  }

  @Provide
  Arbitrary<Layout> layouts() {
    return Layouts.any();
  }

  @Property
  void everyEventHasTheModelsFate(@ForAll("jobs") ModelJob job, @ForAll("layouts") Layout layout)
      throws Exception {
    JobModel model = model(job);
    Outcome outcome = WholeJob.run(job, layout);
    Map<String, String> expected = new HashMap<>();
    for (ModelInput input : job.inputs()) {
      for (int split = 0; split < input.splits().size(); split++) {
        List<Entry> entries = input.splits().get(split);
        for (int i = 0; i < entries.size(); i++) {
          Fate fate = model.fate(input, split, i);
          if (fate != Fate.INTEGRATED && entries.get(i) instanceof Entry.Event) {
            expected.put(SplitReader.position(input.name() + "-" + split, i), fate.word());
          }
        }
      }
    }
    assertThat(outcome.rejected()).isEqualTo(expected);
  }

  @Property
  void spikesAreTheModels(@ForAll("jobs") ModelJob job, @ForAll("layouts") Layout layout)
      throws Exception {
    JobModel model = model(job);
    assertThat(WholeJob.run(job, layout).spikes()).isEqualTo(Expected.spikes(model));
  }

  @Property
  void booksBalanceAndAreTheModels(@ForAll("jobs") ModelJob job, @ForAll("layouts") Layout layout)
      throws Exception {
    JobModel model = model(job);
    Outcome outcome = WholeJob.run(job, layout);
    Books.assertBalanced(job, outcome);
    assertThat(Books.of(job, outcome)).isEqualTo(Books.of(job, model));
  }

  @Property
  void digestIsTheModels(@ForAll("jobs") ModelJob job, @ForAll("layouts") Layout layout)
      throws Exception {
    JobModel model = model(job);
    assertThat(WholeJob.run(job, layout).digest()).isEqualTo(model.digest());
  }

  private static JobModel model(ModelJob job) {
    JobModel model = new JobModel(job, true);
    Assume.that(!model.fails() && !model.mayLeaveTheGrid());
    return model;
  }
}
