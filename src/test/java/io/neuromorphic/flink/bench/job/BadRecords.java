/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.job;

import io.neuromorphic.flink.codec.json.JsonCurrentEncoder;
import io.neuromorphic.flink.codec.packet.PacketCurrentDecoder;
import io.neuromorphic.flink.codec.packet.PacketCurrentEncoder;
import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.RejectReason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Records of currents that are rejected, all for one reason, and the good one that ends them. */
public final class BadRecords {

  private static final int VALUES = 1_000;
  private static final long LAST_MICROS = 1_000_000;

  /** Events of a packet of some 32 KiB. */
  public static final int EVENTS_A_PACKET = 2_730;

  private BadRecords() {}

  private static CurrentPacket event(long t, int neuron) {
    CurrentPacket packet = new CurrentPacket(1);
    packet.add(t, packet.dictionaryIndex(BenchCurrents.name(0)), neuron, 1);
    return packet;
  }

  /** A good event as JSON. */
  public static byte[] lastJson() {
    return new JsonCurrentEncoder().encode(event(LAST_MICROS, 1), 0);
  }

  /** A good event as a packet. */
  public static byte[] lastPacket() {
    return PacketCurrentEncoder.encode(event(LAST_MICROS, 1)).get(0).value();
  }

  /** JSON that was cut, or of which a sign was lost. */
  public static List<byte[]> brokenJson() {
    Random random = new Random(1);
    List<byte[]> values = new ArrayList<>();
    for (int i = 0; i < VALUES; i++) {
      String good = new String(lastJson(), StandardCharsets.UTF_8);
      int at = 1 + random.nextInt(good.length() - 1);
      String broken = i % 2 == 0 ? good.substring(0, at) : "[" + good.substring(0, at);
      values.add(broken.getBytes(StandardCharsets.UTF_8));
    }
    return values;
  }

  /** JSON with a neuron that the population does not have. */
  public static List<byte[]> wrongJson() {
    List<byte[]> values = new ArrayList<>();
    for (int i = 0; i < VALUES; i++) {
      values.add(new JsonCurrentEncoder().encode(event(LAST_MICROS, BenchCurrents.SIZE + i), 0));
    }
    return values;
  }

  /** Bytes that are no packet: random ones, and packets that were cut. */
  public static List<byte[]> brokenPackets() {
    Random random = new Random(2);
    byte[] good = wrongPacket(16);
    List<byte[]> values = new ArrayList<>();
    while (values.size() < VALUES) {
      byte[] bytes = Arrays.copyOf(good, 1 + random.nextInt(good.length - 1));
      if (values.size() % 2 == 0) {
        random.nextBytes(bytes);
      }
      // Some of them are packets, of no events or of some.
      CurrentPacket read = new CurrentPacket(0);
      new PacketCurrentDecoder().decode(bytes, "", 0, read);
      if (read.size() == 0 && read.counts().rejected(RejectReason.UNPARSABLE) == 1) {
        values.add(bytes);
      }
    }
    return values;
  }

  /** Packets of some 32 KiB all of whose events are of neurons that there are not. */
  public static List<byte[]> wrongPackets() {
    return List.of(wrongPacket(EVENTS_A_PACKET));
  }

  private static byte[] wrongPacket(int events) {
    CurrentPacket packet = new CurrentPacket(events);
    int population = packet.dictionaryIndex(BenchCurrents.name(0));
    for (int i = 0; i < events; i++) {
      packet.add(LAST_MICROS + i, population, BenchCurrents.SIZE + i, 1);
    }
    return PacketCurrentEncoder.encode(packet).get(0).value();
  }
}
