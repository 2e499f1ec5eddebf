/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.kernel.InputSums;
import io.neuromorphic.flink.kernel.StepKernel;
import io.neuromorphic.flink.kernel.StepOutput;
import java.util.Collection;

/**
 * What the shards of a subtask use in turn while they are stepped, and leave empty.
 *
 * @param kernel steps neurons that share their constants
 * @param window sums of a window, where events are all the input there is
 * @param sums of all that enters a step of a network's neurons
 * @param apart the sums of one source, or the recurrent ones
 * @param lines sums of input lines
 * @param out of a step
 */
record Scratch(
    StepKernel kernel,
    WindowSum window,
    InputSums sums,
    InputSums apart,
    InputSums lines,
    StepOutput out) {

  /** As large as the largest of some shards needs. */
  static Scratch of(StepKernel kernel, Collection<PopulationShard> shards) {
    int neurons = 0;
    int networked = 0;
    int lines = 0;
    for (PopulationShard shard : shards) {
      int size = shard.state().v().length;
      neurons = Math.max(neurons, size);
      if (shard.isNetworked()) {
        networked = Math.max(networked, size);
        lines = Math.max(lines, shard.spec().network().lines());
      }
    }
    return new Scratch(
        kernel,
        new WindowSum(neurons),
        new InputSums(networked),
        new InputSums(networked),
        new InputSums(lines),
        new StepOutput(neurons));
  }
}
