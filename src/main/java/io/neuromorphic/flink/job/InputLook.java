/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import io.neuromorphic.flink.source.FirstTimes;
import java.util.List;
import java.util.Optional;

/**
 * What a look at an input's beginning tells.
 *
 * @param times of its first events; empty where there is none yet
 * @param recordings names of its recordings, in ascending order of their first times
 * @param width of the sensor, pixels, 0 if unknown
 * @param height of the sensor, pixels, 0 if unknown
 * @param partitions that can be read side by side
 * @param work bytes, events or records to be read; negative where there is no end
 */
public record InputLook(
    Optional<FirstTimes> times,
    List<String> recordings,
    int width,
    int height,
    int partitions,
    long work) {

  /** Of an input that is there only when the job runs: nothing is known but perhaps its sensor. */
  static InputLook unseen(int width, int height) {
    return new InputLook(Optional.empty(), List.of(), width, height, 1, -1);
  }
}
