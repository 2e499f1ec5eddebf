/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.live;

import io.neuromorphic.flink.codec.live.Wire;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;

/** Sends datagrams to a port of this machine. */
final class Sender implements AutoCloseable {

  private final DatagramSocket socket = new DatagramSocket();
  private final int port;

  Sender(int port) throws IOException {
    this.port = port;
  }

  void send(Wire datagram) throws IOException {
    byte[] bytes = datagram.bytes();
    socket.send(
        new DatagramPacket(bytes, bytes.length, InetAddress.getByName(LiveSpec.LOOPBACK), port));
  }

  @Override
  public void close() {
    socket.close();
  }
}
