/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.packet;

import io.neuromorphic.flink.codec.packet.wire.CurrentEvents;
import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.InputPacket;
import java.util.ArrayList;
import java.util.List;

/** Writes current events as records of at most 512 KiB, each of one population. */
public final class PacketCurrentEncoder {

  private static final int MAX_EVENT_BYTES =
      PacketFormat.MAX_OFFSET_BYTES + PacketFormat.MAX_UINT32_BYTES + PacketFormat.FLOAT_BYTES;

  private PacketCurrentEncoder() {}

  /**
   * One record.
   *
   * @param population whose events these are, the key of the record; empty for a marker
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on to a producer at once
  public record KeyedRecord(String population, byte[] value) {}

  /**
   * The records that carry a packet: those of one population in order, one population after the
   * other. The packet's {@code until} comes last, in a record of its own: it is true of all.
   */
  public static List<KeyedRecord> encode(CurrentPacket packet) {
    List<KeyedRecord> records = new ArrayList<>();
    for (int population = 0; population < packet.populationCount(); population++) {
      encode(packet, population, records);
    }
    if (packet.until() != InputPacket.NONE) {
      byte[] marker = CurrentEvents.newBuilder().setUntil(packet.until()).build().toByteArray();
      records.add(new KeyedRecord("", marker));
    }
    return records;
  }

  private static void encode(CurrentPacket packet, int population, List<KeyedRecord> records) {
    String name = packet.populationName(population);
    int portion = PacketFormat.maxEvents(MAX_EVENT_BYTES, name);
    int next = 0;
    while (next < packet.size()) {
      CurrentEvents.Builder events = CurrentEvents.newBuilder().setPopulation(name);
      long base = smallestTime(packet, population, next);
      events.setBaseT(base);
      for (; next < packet.size() && events.getNeuronCount() < portion; next++) {
        if (packet.population()[next] == population) {
          events.addTOffset(packet.t()[next] - base).addNeuron(packet.neuron()[next]);
          events.addCurrent(packet.current()[next]);
        }
      }
      if (events.getNeuronCount() > 0) {
        records.add(new KeyedRecord(name, events.build().toByteArray()));
      }
    }
  }

  private static long smallestTime(CurrentPacket packet, int population, int from) {
    long smallest = Long.MAX_VALUE;
    for (int i = from; i < packet.size(); i++) {
      if (packet.population()[i] == population) {
        smallest = Math.min(smallest, packet.t()[i]);
      }
    }
    return smallest;
  }
}
