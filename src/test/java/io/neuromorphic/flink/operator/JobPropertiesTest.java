/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.model.JobModel;
import io.neuromorphic.flink.model.Jobs;
import io.neuromorphic.flink.model.ModelJob;
import io.neuromorphic.flink.model.ModelPopulation;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whole jobs of random streams, cut up at random, do what the model of DESIGN 4 does. */
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
    JobModel model = ended(job);
    Outcome outcome = WholeJob.run(job, layout);
    assertThat(outcome.rejected()).isEqualTo(Expected.rejected(job, model));
    assertThat(outcome.markersRejected()).isEqualTo(Expected.markersRejected(job, model));
  }

  @Property
  void spikesAreTheModels(@ForAll("jobs") ModelJob job, @ForAll("layouts") Layout layout)
      throws Exception {
    JobModel model = ended(job);
    assertThat(WholeJob.run(job, layout).spikes()).isEqualTo(Expected.spikes(model));
  }

  @Property
  void booksBalanceAndAreTheModels(@ForAll("jobs") ModelJob job, @ForAll("layouts") Layout layout)
      throws Exception {
    JobModel model = ended(job);
    Outcome outcome = WholeJob.run(job, layout);
    Books.assertBalanced(job, outcome);
    assertThat(Books.of(job, outcome)).isEqualTo(Books.of(job, model));
    assertThat(outcome.total(JobCounters.RESETS)).isEqualTo(model.resets());
    assertThat(outcome.total(JobCounters.SATURATED)).isZero();
  }

  @Property
  void digestIsTheModels(@ForAll("jobs") ModelJob job, @ForAll("layouts") Layout layout)
      throws Exception {
    JobModel model = ended(job);
    assertThat(WholeJob.run(job, layout).digest()).isEqualTo(model.digest());
  }

  @Property
  void neuronsStopAtTheEndOfAllInputs(
      @ForAll("jobs") ModelJob job, @ForAll("layouts") Layout layout) throws Exception {
    JobModel model = ended(job);
    assertSteps(job, layout, model, WholeJob.run(job, layout));
  }

  @Property
  void withoutAnEndNeuronsGoAsFarAsTheLeastWatermarkOfAllSplits(
      @ForAll("jobs") ModelJob job, @ForAll("layouts") Layout layout) throws Exception {
    JobModel model = new JobModel(job, false);
    Assume.that(!model.fails() && !model.mayLeaveTheGrid());
    Outcome outcome = WholeJob.runUnended(job, layout);
    assertSteps(job, layout, model, outcome);
    assertThat(outcome.spikes()).isEqualTo(Expected.spikes(model));
    assertThat(Books.of(job, outcome)).isEqualTo(Books.of(job, model));
  }

  @Property
  void aJobFailsOnlyWhereTheClockOfASplitIsOutOfAllBounds(
      @ForAll("jobs") ModelJob job, @ForAll("layouts") Layout layout) throws Exception {
    assertThat(WholeJob.run(job, layout).failed()).isEqualTo(new JobModel(job, true).fails());
  }

  private static void assertSteps(ModelJob job, Layout layout, JobModel model, Outcome outcome) {
    long steps = 0;
    long neuronSteps = 0;
    for (ModelPopulation p : job.populations()) {
      steps += model.steps(p.name()) * new JobSpecs(job, layout).shards(p);
      neuronSteps += model.steps(p.name()) * p.size();
    }
    assertThat(outcome.total(JobCounters.STEPS)).isEqualTo(steps);
    assertThat(outcome.total(JobCounters.NEURON_STEPS)).isEqualTo(neuronSteps);
  }

  private static JobModel ended(ModelJob job) {
    JobModel model = new JobModel(job, true);
    Assume.that(!model.fails() && !model.mayLeaveTheGrid());
    return model;
  }
}
