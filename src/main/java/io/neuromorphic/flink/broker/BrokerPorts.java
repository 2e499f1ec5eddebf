/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * The two ports of a broker.
 *
 * @param broker for clients
 * @param controller for the broker itself
 */
record BrokerPorts(int broker, int controller) {

  /** Two that nobody listens on now; another process may still be quicker to take them. */
  static BrokerPorts free() throws IOException {
    InetAddress host = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    try (ServerSocket broker = new ServerSocket(0, 1, host);
        ServerSocket controller = new ServerSocket(0, 1, host)) {
      return new BrokerPorts(broker.getLocalPort(), controller.getLocalPort());
    }
  }
}
