/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.broker;

import java.io.IOException;

/** The embedded broker could not be started, or went away; says why as far as is known. */
public final class BrokerException extends IOException {

  private static final long serialVersionUID = 1L;

  /** What happened, and the end of the broker's log. */
  public BrokerException(String message) {
    super(message);
  }
}
