/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.model;

import java.util.Collection;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** Random jobs hold what properties of them are about: none can pass on empty streams. */
class JobsCoverageTest {

  @Provide
  Arbitrary<ModelJob> jobs() {
    return Jobs.any();
  }

  @Property(tries = 400)
  @StatisticsReport(onFailureOnly = true)
  void aFairShareOfJobsHasEverything(@ForAll("jobs") ModelJob job) {
    JobModel model = new JobModel(job, true);
    share("fails", 5, model.fails());
    if (!model.fails()) {
      JobModel unended = new JobModel(job, false);
      share("something pending without an end", 20, count(job, unended, Fate.PENDING) > 0);
      share("something integrated without an end", 8, count(job, unended, Fate.INTEGRATED) > 0);
      share("more than 20 integrated", 40, count(job, model, Fate.INTEGRATED) > 20);
      share("spikes", 50, !model.spikes().isEmpty());
      share("resets", 10, model.resets() > 0);
      share("late", 60, count(job, model, Fate.LATE) > 0);
      share("before the origin", 20, count(job, model, Fate.BEFORE_ORIGIN) > 0);
      share("time that jumps", 8, count(job, model, Fate.INVALID_TIME) > 0);
      share("no such population", 8, count(job, model, Fate.UNKNOWN_POPULATION) > 0);
      share("no such neuron", 10, count(job, model, Fate.INVALID_NEURON) > 0);
      share("no such current", 10, count(job, model, Fate.INVALID_CURRENT) > 0);
      share("sums that stay on the grid", 90, !model.mayLeaveTheGrid());
    }
  }

  @Property(tries = 400)
  @StatisticsReport(onFailureOnly = true)
  void aFairShareOfStreamsIsHard(@ForAll("jobs") ModelJob job) {
    long dt = job.dtMicros();
    share("windows below 1 ms", 20, dt < 1_000);
    share(
        "windows that divide no ms and are no multiple of one", 15, 1_000 % dt * (dt % 1_000) > 0);
    share("several inputs", 30, job.inputs().size() > 1);
    share("several splits", 40, job.inputs().stream().anyMatch(in -> in.splits().size() > 1));
    List<Entry> split = job.inputs().get(0).splits().get(0);
    long[] t = times(split);
    share("negative times", 20, has(t, i -> t[i] < 0));
    share("markers", 15, split.stream().anyMatch(Entry.Marker.class::isInstance));
    share("events at the border of a window", 20, has(t, i -> t[i] % dt == 0));
    share("events just before it", 10, has(t, i -> (t[i] + 1) % dt == 0));
    share("events at a full ms", 20, has(t, i -> t[i] % 1_000 == 0));
    share("times that go back", 25, has(t, i -> i > 0 && t[i] < t[i - 1]));
    share("bursts", 3, has(t, i -> i >= 50 && t[i] == t[i - 50]));
    share("gaps of 100 windows", 20, has(t, i -> i > 0 && t[i] - t[i - 1] >= 100 * dt));
    share("exact duplicates", 20, split.stream().distinct().count() < split.size());
  }

  private interface Place {
    boolean is(int i);
  }

  private static boolean has(long[] t, Place place) {
    for (int i = 0; i < t.length; i++) {
      if (place.is(i)) {
        return true;
      }
    }
    return false;
  }

  private static long[] times(Collection<Entry> entries) {
    return entries.stream()
        .filter(Entry.Event.class::isInstance)
        .mapToLong(entry -> ((Entry.Event) entry).t())
        .toArray();
  }

  private static long count(ModelJob job, JobModel model, Fate fate) {
    return job.inputs().stream().mapToLong(input -> model.count(input.name(), fate)).sum();
  }

  private static void share(String what, int atLeast, boolean has) {
    Statistics.label(what)
        .collect(has)
        .coverage(coverage -> coverage.check(true).percentage(p -> p >= atLeast));
  }
}
