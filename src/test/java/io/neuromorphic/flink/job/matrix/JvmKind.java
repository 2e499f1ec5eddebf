/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.matrix;

/**
 * The cells of one of these share a JVM.
 *
 * @param jdk feature version
 * @param vector whether the Vector API is there
 */
record JvmKind(String jdk, boolean vector) {

  static JvmKind of(Cell cell) {
    return new JvmKind(cell.get(Factor.JDK), cell.is(Factor.KERNEL, "vector"));
  }

  /** The class of the kernel that must be in use. */
  String kernel() {
    return vector ? "VectorStepKernel" : "PlainStepKernel";
  }

  @Override
  public String toString() {
    return "JDK " + jdk + (vector ? ", Vector API" : ", fallback");
  }
}
