/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.event.Rejection;

/** An event was rejected in a job that shall fail on that. */
public final class InvalidEventException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public InvalidEventException(Rejection rejection) {
    super(
        String.format(
            "input '%s', %s: %s: %s (on-invalid: fail); read: %s",
            rejection.source(),
            rejection.position(),
            rejection.reason().word(),
            rejection.detail(),
            rejection.value()));
  }
}
