/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.live;

import java.io.IOException;
import java.nio.channels.UnresolvedAddressException;

/** Words for sockets that cannot be had. */
final class Sockets {

  private Sockets() {}

  static IOException refused(String what, LiveSpec spec, Exception cause) {
    return new IOException(
        "input '" + spec.name() + "': " + what + spec.address() + ": " + reason(cause), cause);
  }

  static String reason(Exception e) {
    return e instanceof UnresolvedAddressException
        ? "no such host"
        : e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
