/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

/** A job cannot resume from the savepoint that it was given; nothing was started. */
public final class SavepointRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SavepointRefusedException(String message) {
    super(message);
  }

  SavepointRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
