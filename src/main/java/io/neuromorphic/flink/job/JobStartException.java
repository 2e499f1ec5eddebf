/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

/** A job cannot be started for a reason that only looking at its inputs and outputs could tell. */
public final class JobStartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public JobStartException(String message) {
    super(message);
  }

  public JobStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
