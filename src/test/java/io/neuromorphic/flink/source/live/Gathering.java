/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.live;

import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.codec.RecordingDecoder;
import io.neuromorphic.flink.codec.live.DatagramDecoder;
import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.source.live.LiveSpec.Times;
import java.util.ArrayList;
import java.util.List;

/** A receiver without a socket, by a clock that a test moves on, and what is read from it. */
final class Gathering {

  /** Wall clock when it begins, µs. */
  static final long BEGIN = 1_800_000_000_000_000L;

  final LiveCounts counts = new LiveCounts();
  final PacketBuffer buffer;
  final List<Long> times = new ArrayList<>();
  final List<String> places = new ArrayList<>();
  long read;
  long rejected;
  long described;
  long until = InputPacket.NONE;

  private final LiveClock clock;
  private final Gatherer gatherer;
  private long micros;

  Gathering(Times times, int bufferEvents) {
    buffer = new PacketBuffer(bufferEvents);
    clock = new LiveClock(times, LivePosition.START);
    gatherer = new Gatherer(buffer, clock, counts);
  }

  /** Time passes. */
  void pass(long more) {
    micros += more;
    gatherer.turn(BEGIN + micros, micros * 1_000);
  }

  /** Wall clock, µs. */
  long now() {
    return BEGIN + micros;
  }

  void datagram(DatagramDecoder decoder, byte[] bytes) {
    counts.receivedDatagram(bytes.length);
    gatherer.datagram(decoder, bytes, bytes.length, BEGIN + micros, micros * 1_000);
  }

  /** A connection from its beginning to its end, cut into pieces; says whether it was refused. */
  boolean connection(RecordingDecoder<CameraPacket> decoder, List<byte[]> pieces) throws Exception {
    boolean refused = false;
    try {
      for (byte[] piece : pieces) {
        gatherer.stream(decoder, piece, piece.length, BEGIN + micros, micros * 1_000);
        pass(1);
        drain();
      }
    } catch (MalformedStreamException e) {
      refused = true;
    }
    try {
      gatherer.streamEnded(decoder, BEGIN + micros, micros * 1_000);
    } catch (MalformedStreamException e) {
      refused = true;
    }
    return refused;
  }

  /** Reads what there is. */
  void drain() throws Exception {
    for (LivePacket next = buffer.poll(); next != null; next = buffer.poll()) {
      CameraPacket packet = next.packet();
      for (int i = 0; i < packet.size(); i++) {
        times.add(packet.t()[i]);
        places.add((int) packet.x()[i] + "," + (int) packet.y()[i] + "," + packet.polarity()[i]);
      }
      read += packet.size() + packet.counts().read();
      rejected += packet.counts().invalid();
      described += packet.rejections().size();
      until = packet.until() == InputPacket.NONE ? until : packet.until();
    }
  }
}
