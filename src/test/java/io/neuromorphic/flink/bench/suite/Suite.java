/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.suite;

import java.util.List;

/**
 * Things that are measured together.
 *
 * @param name word on the command line
 * @param about one line for the list
 * @param plan makes what is to be measured
 */
public record Suite(String name, String about, Plan plan) {

  /** Prepares inputs and tells what to measure. */
  @FunctionalInterface
  public interface Plan {

    /** The cases, in the order of the table; what they need is made on the ground. */
    List<Case> cases(Ground ground) throws Exception;
  }
}
