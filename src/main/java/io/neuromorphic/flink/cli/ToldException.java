/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

/** A failure that has been printed already: only its exit status is left to tell. */
final class ToldException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * @param status exit status
   */
  ToldException(int status, Throwable cause) {
    super(cause);
    this.status = status;
  }

  int status() {
    return status;
  }
}
