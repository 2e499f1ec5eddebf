/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.kernel.InputSums;
import io.neuromorphic.flink.kernel.StepKernel;
import io.neuromorphic.flink.kernel.StepOutput;

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

  /**
   * @param neurons of the largest shard
   * @param networkNeurons of the largest shard of a network
   * @param lines most input lines
   */
  static Scratch of(StepKernel kernel, int neurons, int networkNeurons, int lines) {
    return new Scratch(
        kernel,
        new WindowSum(neurons),
        new InputSums(networkNeurons),
        new InputSums(networkNeurons),
        new InputSums(lines),
        new StepOutput(neurons));
  }
}
