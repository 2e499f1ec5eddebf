/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec;

import java.io.IOException;

/** A format cannot hold an event or a sensor; says which, its value, and what the format holds. */
public final class UnencodableException extends IOException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message such as {@code event 17: x = 3000, EVT2 holds 0..2047}; events count from 0
   */
  public UnencodableException(String message) {
    super(message);
  }
}
