/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.live;

import java.io.IOException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the kinds of sockets have in common. */
final class Sockets {

  private static final Logger LOG = LoggerFactory.getLogger(Sockets.class);

  /** A dead one is noticed after a minute. */
  private static final Map<String, Integer> KEEP_ALIVE =
      Map.of("TCP_KEEPIDLE", 30, "TCP_KEEPINTERVAL", 10, "TCP_KEEPCOUNT", 3);

  private Sockets() {}

  static IOException refused(String what, LiveSpec spec, Exception cause) {
    return new IOException(spec.stem() + what + spec.address() + ": " + reason(cause), cause);
  }

  /**
   * Has the system ask a silent sender whether it is still there: of one that lost its power, or
   * its cable, nothing would ever be heard. Where it has gone already, reading tells.
   */
  static void noticeDeath(SocketChannel connection) {
    try {
      connection.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
      for (SocketOption<?> option : connection.supportedOptions()) {
        Integer value = KEEP_ALIVE.get(option.name());
        if (value != null) {
          set(connection, option, value);
        }
      }
    } catch (IOException e) {
      LOG.debug("no keep-alive", e);
    }
  }

  private static <T> void set(SocketChannel connection, SocketOption<T> option, Object value)
      throws IOException {
    connection.setOption(option, option.type().cast(value));
  }

  static String reason(Exception e) {
    if (e instanceof UnresolvedAddressException) {
      return "no such host";
    }
    String said = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return said + advice(said);
  }

  private static String advice(String said) {
    if (said.startsWith("Address already in use")) {
      return "; another program has this port: end that one, or choose another port";
    }
    return said.startsWith("Cannot assign requested address")
        ? "; this machine has no such address: 127.0.0.1 is for senders on it, 0.0.0.0 for all"
        : "";
  }
}
