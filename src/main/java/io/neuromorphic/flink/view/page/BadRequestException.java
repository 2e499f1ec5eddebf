/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view.page;

/** A question that has no answer; its message says what was expected. */
final class BadRequestException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * @param status of HTTP
   */
  BadRequestException(int status, String message) {
    super(message);
    this.status = status;
  }

  int status() {
    return status;
  }
}
