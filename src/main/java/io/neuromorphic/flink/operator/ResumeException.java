/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

/** A job cannot go on from the snapshot that it was started from; the message says why. */
public final class ResumeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ResumeException(String message) {
    super(message);
  }
}
