/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec;

import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.event.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Everything a decoder had to say about a stream.
 *
 * @param events events and unparsable records, with their positions, in order of packets
 * @param warnings at the end
 * @param error message of the exception that ended it; empty if none did
 */
public record Transcript(List<String> events, Map<String, Long> warnings, String error) {

  /** Decodes a stream cut at the given places, which rise. */
  public static <P extends InputPacket> Transcript of(
      RecordingDecoder<P> decoder, byte[] stream, int... cuts) {
    List<String> events = new ArrayList<>();
    List<String> unparsable = new ArrayList<>();
    P packet = decoder.newPacket();
    String error = "";
    try {
      int from = 0;
      for (int cut : cuts) {
        decode(decoder, stream, from, cut, packet, events, unparsable);
        from = cut;
      }
      decode(decoder, stream, from, stream.length, packet, events, unparsable);
      packet.clear();
      try {
        decoder.finish(packet);
      } finally {
        write(packet, events, unparsable);
      }
    } catch (MalformedStreamException e) {
      error = e.getMessage();
    }
    // A packet describes no more than so many: how many are described depends on the cuts.
    int described = Math.min(unparsable.size(), InputPacket.MAX_DESCRIBED_REJECTIONS);
    events.addAll(unparsable.subList(0, described));
    return new Transcript(events, Map.copyOf(decoder.warnings()), error);
  }

  private static <P extends InputPacket> void decode(
      RecordingDecoder<P> decoder,
      byte[] stream,
      int from,
      int to,
      P packet,
      List<String> events,
      List<String> unparsable)
      throws MalformedStreamException {
    packet.clear();
    try {
      decoder.decode(stream, from, to, packet);
    } finally {
      write(packet, events, unparsable);
    }
  }

  private static void write(InputPacket packet, List<String> events, List<String> unparsable) {
    for (int i = 0; i < packet.size(); i++) {
      events.add(packet.describe(i) + " at " + place(packet, i));
    }
    for (Rejection rejection : packet.rejections()) {
      unparsable.add(rejection.toString());
    }
  }

  /** Without the number within a block, which is known only where blocks come one by one. */
  private static String place(InputPacket packet, int i) {
    String label = packet.positions().label(i);
    int number = label.indexOf('#');
    return number < 0 ? label : label.substring(0, number);
  }
}
