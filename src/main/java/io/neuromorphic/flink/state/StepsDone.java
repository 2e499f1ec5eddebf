/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import java.io.IOException;
import java.util.BitSet;
import org.apache.flink.api.common.functions.AggregateFunction;
import org.apache.flink.runtime.taskexecutor.GlobalAggregateManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether all subtasks have stepped their neurons to the end of a bounded job. Kept by Flink's job
 * master, told by those who step, asked by the sources: these stay until then, as no checkpoint
 * passes once the end of data is on its way.
 *
 * <p>What it says decides when a job is over, never what it has said: a wrong or lost answer costs
 * checkpoints at most.
 */
public final class StepsDone implements AggregateFunction<Long, BitSet, Boolean> {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(StepsDone.class);
  private static final String NAME = "neuromorphic.steps-done";

  /** Told by nobody: just asks. */
  private static final long QUESTION = -1;

  private StepsDone() {}

  /**
   * Tells that a subtask has stepped all there is to step.
   *
   * @param prefix tells several jobs in one program from each other; empty where there is one
   */
  public static void tell(GlobalAggregateManager aggregates, String prefix, int subtask, int of) {
    update(aggregates, prefix, (long) of << Integer.SIZE | subtask);
  }

  /** Whether all have told. Where this cannot be known: yes, so that nobody waits for ever. */
  public static boolean ask(GlobalAggregateManager aggregates, String prefix) {
    return update(aggregates, prefix, QUESTION);
  }

  private static boolean update(GlobalAggregateManager aggregates, String prefix, long value) {
    try {
      return aggregates.updateGlobalAggregate(prefix + NAME, value, new StepsDone());
    } catch (IOException e) {
      LOG.debug("the job master does not tell whether all is stepped", e);
      return true;
    }
  }

  @Override
  public BitSet createAccumulator() {
    return new BitSet();
  }

  @Override
  public BitSet add(Long value, BitSet done) {
    if (value == QUESTION) {
      return done;
    }
    int of = (int) (value >>> Integer.SIZE);
    // The bit after the last subtask's says how many there are.
    if (done.length() != of + 1) {
      done.clear();
      done.set(of);
    }
    done.set(value.intValue());
    return done;
  }

  @Override
  public Boolean getResult(BitSet done) {
    return done.length() > 0 && done.cardinality() == done.length();
  }

  @Override
  public BitSet merge(BitSet a, BitSet b) {
    BitSet both = (BitSet) a.clone();
    both.or(b);
    return both;
  }
}
