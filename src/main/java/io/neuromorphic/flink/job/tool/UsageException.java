/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.tool;

/** What was asked for makes no sense; the message says what was given and what was expected. */
public final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message one line
   */
  public UsageException(String message) {
    super(message);
  }

  /**
   * @param message one line
   * @param cause what found out
   */
  public UsageException(String message, Throwable cause) {
    super(message, cause);
  }
}
