/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.live;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.UnresolvedAddressException;

/** Sees, on the machine that will read an input, whether its port can be had. */
public final class PortCheck {

  private PortCheck() {}

  /**
   * Takes the port of an input for a moment; where the input connects to somebody, does nothing.
   *
   * @throws IOException where it cannot be had, with input, address and reason
   */
  public static void check(LiveSpec spec) throws IOException {
    InetSocketAddress address = new InetSocketAddress(spec.host(), spec.port());
    if (spec.transport() == Transport.UDP) {
      try (DatagramChannel channel = DatagramChannel.open()) {
        channel.bind(address);
      } catch (IOException | UnresolvedAddressException e) {
        throw Sockets.refused("cannot receive at ", spec, e);
      }
    } else if (spec.listen()) {
      try (ServerSocketChannel channel = ServerSocketChannel.open()) {
        channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        channel.bind(address);
      } catch (IOException | UnresolvedAddressException e) {
        throw Sockets.refused("cannot listen at ", spec, e);
      }
    }
  }
}
