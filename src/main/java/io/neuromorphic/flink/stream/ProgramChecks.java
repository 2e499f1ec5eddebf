/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.stream;

import io.neuromorphic.flink.job.OperatorUids;
import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.state.ShardKeys;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.transformations.WithBoundedness;

/** Sees whether a program is one that neurons can be in. */
final class ProgramChecks {

  private ProgramChecks() {}

  /** Refuses what cannot work. */
  static void check(StreamExecutionEnvironment env, String label) {
    RuntimeExecutionMode mode = env.getConfiguration().get(ExecutionOptions.RUNTIME_MODE);
    if (mode != RuntimeExecutionMode.STREAMING) {
      throw new IllegalArgumentException(
          label
              + ": neurons are stepped as time goes on, which runtime mode "
              + mode
              + " does not let them; use STREAMING, for bounded inputs, too");
    }
    if (env.getParallelism() > ShardKeys.KEY_GROUPS) {
      throw new IllegalArgumentException(
          label
              + ": expected a parallelism of at most "
              + ShardKeys.KEY_GROUPS
              + ", found "
              + env.getParallelism());
    }
  }

  /** Refuses a second set of neurons with the uids of the first. */
  static void checkUids(StreamExecutionEnvironment env, JobConfig config, String label) {
    String uid = config.prefix() + OperatorUids.POPULATIONS;
    if (env.getTransformations().stream()
        .flatMap(known -> known.getTransitivePredecessors().stream())
        .anyMatch(known -> uid.equals(known.getUid()))) {
      throw new IllegalArgumentException(
          label
              + ": the program has other neurons with the uid '"
              + uid
              + "'; give these a uidPrefix(...) of their own");
    }
  }

  /** Whether a stream ends by itself: all that it comes from does. */
  static boolean isBounded(DataStream<?> stream) {
    Set<Transformation<?>> all =
        new LinkedHashSet<>(stream.getTransformation().getTransitivePredecessors());
    all.add(stream.getTransformation());
    return all.stream()
        .filter(WithBoundedness.class::isInstance)
        .map(WithBoundedness.class::cast)
        .allMatch(source -> source.getBoundedness() == Boundedness.BOUNDED);
  }
}
