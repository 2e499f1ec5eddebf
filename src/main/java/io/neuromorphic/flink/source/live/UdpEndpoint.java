/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.live;

import io.neuromorphic.flink.codec.live.DatagramDecoder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.UnresolvedAddressException;
import java.util.Map;

/** Receives datagrams. Senders that share a port are taken for one. */
final class UdpEndpoint implements Endpoint {

  private static final int MAX_DATAGRAM_BYTES = 65_536;

  /** So many datagrams at a time: then packets are handed over. */
  private static final int MAX_DATAGRAMS = 1_024;

  private final DatagramChannel channel;
  private final DatagramDecoder decoder;
  private final Gatherer gatherer;
  private final LiveCounts counts;
  private final ArrivalClock wall;
  private final WarningCounter warnings;
  private final byte[] bytes = new byte[MAX_DATAGRAM_BYTES];
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(MAX_DATAGRAM_BYTES);

  UdpEndpoint(
      LiveSpec spec,
      Selector selector,
      Gatherer gatherer,
      LiveCounts counts,
      ArrivalClock wall,
      LiveLog log)
      throws IOException {
    this.gatherer = gatherer;
    this.counts = counts;
    this.wall = wall;
    decoder = spec.protocol().datagrams(spec.sensor());
    warnings = new WarningCounter(counts);
    channel = DatagramChannel.open();
    try {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, spec.socketBytes());
      channel.bind(new InetSocketAddress(spec.host(), spec.port()));
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ);
      tellBuffer(spec, log);
    } catch (IOException | UnresolvedAddressException e) {
      channel.close();
      throw Sockets.refused("cannot receive at ", spec, e);
    }
  }

  /** Not all systems give what is asked for, and datagrams that find no room vanish unseen. */
  private void tellBuffer(LiveSpec spec, LiveLog log) throws IOException {
    int given = channel.getOption(StandardSocketOptions.SO_RCVBUF);
    if (given < spec.socketBytes()) {
      log.info(
          "the system buffers "
              + given
              + " bytes of datagrams, not "
              + spec.socketBytes()
              + "; on Linux net.core.rmem_max is the limit");
    }
  }

  @Override
  public void turn(long nowNanos) throws IOException {
    for (int i = 0; i < MAX_DATAGRAMS; i++) {
      buffer.clear();
      SocketAddress sender = channel.receive(buffer);
      if (sender == null) {
        break;
      }
      int length = buffer.flip().remaining();
      buffer.get(bytes, 0, length);
      counts.receivedDatagram(length);
      gatherer.datagram(decoder, bytes, length, wall.micros(), nowNanos);
    }
    Map<String, Long> now = warnings.isDue(nowNanos) ? decoder.warnings() : Map.of();
    warnings.count(now);
    counts.setMissingDatagrams(decoder.missing());
  }

  @Override
  public int port() {
    return channel.socket().getLocalPort();
  }

  @Override
  public void close() throws IOException {
    warnings.count(decoder.warnings());
    channel.close();
  }
}
