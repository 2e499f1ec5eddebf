/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.model.JobModel;
import io.neuromorphic.flink.model.Jobs;
import io.neuromorphic.flink.model.ModelJob;
import io.neuromorphic.flink.model.Reordering;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What must not matter to a job: promise 1, on random streams. */
class LayoutPropertiesTest {

  @Provide
  Arbitrary<ModelJob> jobs() {
    return Jobs.any();
  }

  @Provide
  Arbitrary<ModelJob> jobsInOrder() {
    return Jobs.inOrder();
  }

  @Provide
  Arbitrary<Layout> layouts() {
    return Layouts.any();
  }

  @Property
  void orderWithinOutOfOrdernessDoesNotMatter(
      @ForAll("jobsInOrder") ModelJob job,
      @ForAll("layouts") Layout layout,
      @ForAll long one,
      @ForAll long other)
      throws Exception {
    assumeCovered(job);
    Outcome outcome = WholeJob.run(Reordering.of(job, one), layout);
    Outcome otherOutcome = WholeJob.run(Reordering.of(job, other), layout);
    assertThat(Books.of(job, outcome)).isEqualTo(Books.of(job, otherOutcome));
    assertThat(outcome.spikes()).isEqualTo(otherOutcome.spikes());
    assertThat(outcome.digest()).isEqualTo(otherOutcome.digest());
    assertThat(outcome.spikes()).isEqualTo(Expected.spikes(new JobModel(job, true)));
  }

  @Property
  void packetsShardsAndSubtasksDoNotMatter(
      @ForAll("jobs") ModelJob job,
      @ForAll("layouts") Layout layout,
      @ForAll("layouts") Layout other)
      throws Exception {
    assumeCovered(job);
    assertSame(job, WholeJob.run(job, layout), WholeJob.run(job, other));
  }

  @Property
  void restoreInTheMiddleDoesNotMatter(
      @ForAll("jobs") ModelJob job,
      @ForAll("layouts") Layout layout,
      @ForAll("layouts") Layout other)
      throws Exception {
    assertAsTheModel(job, List.of(layout, other));
  }

  @Property
  void rescalingAndBackDoesNotMatter(
      @ForAll("jobs") ModelJob job,
      @ForAll("layouts") Layout layout,
      @ForAll("layouts") Layout other)
      throws Exception {
    assertAsTheModel(job, List.of(layout, other, layout));
  }

  private static void assertAsTheModel(ModelJob job, List<Layout> turns) throws Exception {
    JobModel model = assumeCovered(job);
    Outcome outcome = WholeJob.runInTurns(job, turns);
    assertThat(outcome.rejected()).isEqualTo(Expected.rejected(job, model));
    assertThat(Books.of(job, outcome)).isEqualTo(Books.of(job, model));
    assertThat(outcome.spikes()).isEqualTo(Expected.spikes(model));
    assertThat(outcome.digest()).isEqualTo(model.digest());
  }

  private static void assertSame(ModelJob job, Outcome one, Outcome other) {
    assertThat(one.rejected()).isEqualTo(other.rejected());
    assertThat(Books.of(job, one)).isEqualTo(Books.of(job, other));
    assertThat(one.spikes()).isEqualTo(other.spikes());
    assertThat(one.digest()).isEqualTo(other.digest());
  }

  private static JobModel assumeCovered(ModelJob job) {
    JobModel model = new JobModel(job, true);
    Assume.that(!model.fails() && !model.mayLeaveTheGrid());
    return model;
  }
}
