/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.trial;

import java.util.function.UnaryOperator;

/**
 * Whether a build server tests. Nobody is there to look at spikes that become the expected ones.
 */
public final class BuildServer {

  /** Environment variable that build servers set. */
  private static final String VARIABLE = "CI";

  private BuildServer() {}

  /** Whether an environment is that of a build server. */
  public static boolean isIn(UnaryOperator<String> environment) {
    String value = environment.apply(VARIABLE);
    // Emptied is how a variable is unset where it cannot be taken away.
    return value != null && !value.isEmpty() && isTrue(value);
  }

  /** Whether a value asks for something: as in {@code -Dx=true}, and in {@code -Dx}. */
  public static boolean isTrue(String value) {
    return value != null && (value.isEmpty() || Boolean.parseBoolean(value) || value.equals("1"));
  }

  /**
   * Why a golden file is not written on a build server.
   *
   * @param request what has asked for that
   */
  public static String refusal(String request) {
    return "golden files are not written where the environment variable "
        + VARIABLE
        + " is set: take "
        + request
        + " out of this build";
  }
}
