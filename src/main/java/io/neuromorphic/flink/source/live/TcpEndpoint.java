/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.live;

import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.codec.RecordingDecoder;
import io.neuromorphic.flink.event.CameraPacket;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;

/**
 * Reads one connection after the other, each with a decoder of its own. Where whoever reads is slow
 * it does not read on: the sender has to wait.
 */
final class TcpEndpoint implements Endpoint {

  private static final int PIECE_BYTES = 65_536;

  /** After so long without an event, another sender that waits is served instead. */
  static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

  /** So many pieces at a time: then packets are handed over. */
  private static final int MAX_PIECES = 16;

  private final LiveSpec spec;
  private final Connector connector;
  private final Gatherer gatherer;
  private final LiveCounts counts;
  private final ArrivalClock wall;
  private final LiveLog log;
  private final byte[] bytes = new byte[PIECE_BYTES];
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(PIECE_BYTES);

  private SocketChannel connection;
  private RecordingDecoder<CameraPacket> decoder;
  private WarningCounter warnings;
  private long eventsBefore;
  private long eventNanos;

  TcpEndpoint(
      LiveSpec spec,
      Connector connector,
      Gatherer gatherer,
      LiveCounts counts,
      ArrivalClock wall,
      LiveLog log) {
    this.spec = spec;
    this.connector = connector;
    this.gatherer = gatherer;
    this.counts = counts;
    this.wall = wall;
    this.log = log;
  }

  @Override
  public void turn(long nowNanos) throws IOException {
    if (connection == null) {
      connection = connector.connect(nowNanos);
      if (connection == null) {
        return;
      }
      counts.connected();
      decoder = spec.protocol().stream(spec.sensor());
      warnings = new WarningCounter(counts);
      eventNanos = nowNanos;
    }
    String end = null;
    for (int i = 0; i < MAX_PIECES && end == null && gatherer.hasRoom(); i++) {
      int length = read();
      if (length == 0) {
        break;
      }
      end = length < 0 ? "the sender closed the connection" : take(length, nowNanos);
    }
    if (end == null && isIdle(nowNanos) && connector.isAnotherWaiting(nowNanos)) {
      end = "no event for 10 s, and another sender waits";
      counts.warn("silent connections ended for a sender that waited", 1);
    }
    connector.wantMore(gatherer.hasRoom());
    if (warnings.isDue(nowNanos)) {
      warnings.count(decoder.warnings());
    }
    if (end != null) {
      disconnect(end, nowNanos);
    }
  }

  /** Whether nothing that means anything came for some time, though it would have been read. */
  private boolean isIdle(long nowNanos) {
    if (counts.events() != eventsBefore || !gatherer.hasRoom()) {
      eventsBefore = counts.events();
      eventNanos = nowNanos;
    }
    return nowNanos - eventNanos >= SILENCE_NANOS;
  }

  /** Bytes read, negative where there is no connection any more. */
  private int read() {
    buffer.clear();
    try {
      return connection.read(buffer);
    } catch (IOException e) {
      log.info("the connection broke: " + Sockets.reason(e));
      return -1;
    }
  }

  /** Decodes what was read; says why the connection must end, or null. */
  private String take(int length, long nowNanos) {
    buffer.flip().get(bytes, 0, length);
    counts.received(length);
    try {
      gatherer.stream(decoder, bytes, length, wall.micros(), nowNanos);
      connector.wasGood();
      return null;
    } catch (MalformedStreamException e) {
      counts.warn("connections closed for what is not " + spec.protocol().word(), 1);
      return e.getMessage();
    }
  }

  private void disconnect(String reason, long nowNanos) throws IOException {
    try {
      gatherer.streamEnded(decoder, wall.micros(), nowNanos);
    } catch (MalformedStreamException e) {
      counts.warn("connections that ended within their beginning", 1);
    }
    warnings.count(decoder.warnings());
    connection.close();
    connection = null;
    connector.lost(reason, nowNanos);
  }

  @Override
  public int port() {
    return connector.port();
  }

  @Override
  public void close() throws IOException {
    if (connection != null) {
      connection.close();
    }
    connector.close();
  }
}
