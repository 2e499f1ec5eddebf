/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.event.RejectReason;
import io.neuromorphic.flink.state.InputBook;
import io.neuromorphic.flink.state.PopulationState;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.RuntimeContext;

/**
 * Tells the totals of a subtask's shards as accumulators. The totals live in keyed state; here they
 * are only summed up, so that a restore never counts twice.
 */
final class PublishedTotals {

  private final RuntimeContext context;
  private final String prefix;
  private final Map<String, LongCounter> counters = new HashMap<>();
  private final Map<String, Long> totals = new HashMap<>();

  PublishedTotals(RuntimeContext context, PopulationsSpec spec) {
    this.context = context;
    this.prefix = spec.prefix();
    for (PopulationSpec population : spec.populations()) {
      add(JobCounters.spikes(population.name()), 0);
    }
    for (String input : spec.inputs()) {
      addBook(new InputBook(input), 0);
    }
  }

  void publish(Collection<PopulationShard> shards) {
    totals.replaceAll((name, total) -> 0L);
    for (PopulationShard shard : shards) {
      PopulationState state = shard.state();
      add(JobCounters.STEPS, state.steps());
      add(JobCounters.NEURON_STEPS, state.steps() * state.v().length);
      add(JobCounters.RESETS, state.resets());
      add(JobCounters.SATURATED, state.saturated());
      add(JobCounters.DIGEST_A, state.digest().a());
      add(JobCounters.DIGEST_B, state.digest().b());
      add(JobCounters.spikes(shard.spec().name()), state.spikes());
      for (int i = 0; i < state.books().size(); i++) {
        addBook(state.books().get(i), state.pendingEvents(i));
      }
    }
    totals.forEach(this::set);
  }

  /** Events read, by the books of the given shards. */
  static long read(Collection<PopulationShard> shards) {
    return shards.stream()
        .flatMap(shard -> shard.state().books().stream())
        .mapToLong(book -> book.counts().read())
        .sum();
  }

  private void addBook(InputBook book, long pending) {
    add(JobCounters.read(book.input()), book.counts().read());
    add(JobCounters.filtered(book.input()), book.counts().filtered());
    add(JobCounters.integrated(book.input()), book.integrated());
    add(JobCounters.pending(book.input()), pending);
    for (RejectReason reason : RejectReason.values()) {
      add(JobCounters.rejected(book.input(), reason), book.counts().rejected(reason));
    }
  }

  private void add(String name, long value) {
    totals.merge(name, value, Long::sum);
  }

  private void set(String name, long total) {
    LongCounter counter = counters.get(name);
    if (counter == null) {
      counter = new LongCounter();
      counters.put(name, counter);
      context.addAccumulator(prefix + name, counter);
    }
    // Adding the difference, as another thread may read the counter at any time.
    counter.add(total - counter.getLocalValuePrimitive());
  }
}
