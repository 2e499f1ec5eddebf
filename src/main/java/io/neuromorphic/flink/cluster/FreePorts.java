/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Ports of the loopback interface that nobody listens on now. */
final class FreePorts {

  private FreePorts() {}

  /** So many different ones; another process may still be quicker to take them. */
  static List<Integer> find(int number) throws IOException {
    InetAddress host = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    List<ServerSocket> open = new ArrayList<>();
    try {
      List<Integer> ports = new ArrayList<>();
      for (int i = 0; i < number; i++) {
        ServerSocket socket = new ServerSocket(0, 1, host);
        open.add(socket);
        ports.add(socket.getLocalPort());
      }
      return ports;
    } finally {
      for (ServerSocket socket : open) {
        socket.close();
      }
    }
  }
}
