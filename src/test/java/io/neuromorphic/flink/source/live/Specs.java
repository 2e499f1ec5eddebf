/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.live;

import io.neuromorphic.flink.source.live.LiveSpec.Times;

/** Live inputs on this machine. */
final class Specs {

  private static final int SOCKET_BYTES = 1 << 20;

  private Specs() {}

  /** At a port that is free. */
  static LiveSpec udp(LiveProtocol protocol) {
    return spec(Transport.UDP, 0, true, protocol);
  }

  /** At a port that is free. */
  static LiveSpec listening(LiveProtocol protocol) {
    return spec(Transport.TCP, 0, true, protocol);
  }

  static LiveSpec client(int port, LiveProtocol protocol) {
    return spec(Transport.TCP, port, false, protocol);
  }

  private static LiveSpec spec(
      Transport transport, int port, boolean listen, LiveProtocol protocol) {
    return new LiveSpec(
        "camera",
        transport,
        LiveSpec.LOOPBACK,
        port,
        listen,
        protocol,
        640,
        480,
        SOCKET_BYTES,
        Times.ALIGNED);
  }
}
