/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import java.util.Collection;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log what lives in a subtask, and how far it has come. */
final class PopulationLog {

  private static final Logger LOG = LoggerFactory.getLogger(PopulationOperator.class);

  private PopulationLog() {}

  /**
   * Writes a line.
   *
   * @param what has happened
   */
  static void tell(
      String what,
      RuntimeContext context,
      PopulationsSpec spec,
      Collection<PopulationShard> shards) {
    TaskInfo task = context.getTaskInfo();
    long neurons = 0;
    long window = shards.isEmpty() ? 0 : Long.MAX_VALUE;
    for (PopulationShard shard : shards) {
      neurons += shard.state().shape().size();
      window = Math.min(window, shard.state().nextWindow());
    }
    LOG.info(
        "{} subtask={}/{} attempt={} shards={} neurons={} dt-us={} t-us={} read={}",
        what,
        task.getIndexOfThisSubtask(),
        task.getNumberOfParallelSubtasks(),
        task.getAttemptNumber(),
        shards.size(),
        neurons,
        spec.dtMicros(),
        window * spec.dtMicros(),
        PublishedTotals.read(shards));
  }
}
