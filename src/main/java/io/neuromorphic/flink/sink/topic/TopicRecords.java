/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.sink.topic;

import io.neuromorphic.flink.codec.json.JsonCameraEncoder;
import io.neuromorphic.flink.codec.json.JsonCurrentEncoder;
import io.neuromorphic.flink.codec.json.JsonSpikeEncoder;
import io.neuromorphic.flink.codec.packet.PacketCameraEncoder;
import io.neuromorphic.flink.codec.packet.PacketCurrentEncoder;
import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.InputPacket;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * The records of a kind of packets. Camera records have no key and go round the partitions; current
 * records are keyed by population, and those of a population keep to one partition. Used by one
 * thread.
 *
 * @param <P> kind of packets
 */
public abstract class TopicRecords<P extends InputPacket> {

  /** Takes records, in order. */
  interface Out {

    /**
     * Takes one.
     *
     * @param key UTF-8, or null
     * @param route modulo the number of partitions, the partition
     */
    void record(byte[] key, byte[] value, int route);
  }

  private TopicRecords() {}

  /**
   * Hands the records of a packet on; its {@code until} is left to markers.
   *
   * @param partitions of the topic
   */
  abstract void encode(P packet, int partitions, Out out);

  /** The value of a record that says that every event before {@code until}, µs, has been sent. */
  abstract byte[] marker(long until);

  /**
   * Camera events.
   *
   * @param json whether each is a record of its own, as JSON; else packets
   */
  public static TopicRecords<CameraPacket> camera(boolean json) {
    return json ? new CameraJson() : new CameraPackets();
  }

  /**
   * Current events.
   *
   * @param json whether each is a record of its own, as JSON; else packets
   */
  public static TopicRecords<CurrentPacket> currents(boolean json) {
    return json ? new CurrentJson() : new CurrentPackets();
  }

  private static final class CameraPackets extends TopicRecords<CameraPacket> {
    private int turn;

    @Override
    void encode(CameraPacket packet, int partitions, Out out) {
      packet.setUntil(InputPacket.NONE);
      for (byte[] value : PacketCameraEncoder.encode(packet)) {
        out.record(null, value, turn++);
      }
    }

    @Override
    byte[] marker(long until) {
      CameraPacket marker = new CameraPacket(0);
      marker.setUntil(until);
      return PacketCameraEncoder.encode(marker).get(0);
    }
  }

  private static final class CameraJson extends TopicRecords<CameraPacket> {
    private int turn;

    @Override
    void encode(CameraPacket packet, int partitions, Out out) {
      for (int i = 0; i < packet.size(); i++) {
        out.record(null, JsonCameraEncoder.encode(packet, i), turn++);
      }
    }

    @Override
    byte[] marker(long until) {
      return JsonSpikeEncoder.marker(until);
    }
  }

  private static final class CurrentPackets extends TopicRecords<CurrentPacket> {
    @Override
    void encode(CurrentPacket packet, int partitions, Out out) {
      packet.setUntil(InputPacket.NONE);
      boolean shared = shares(packet, partitions);
      int from = 0;
      while (from < packet.size()) {
        int to = shared ? endOfRun(packet, from) : packet.size();
        boolean whole = to - from == packet.size();
        encode(whole ? packet : (CurrentPacket) packet.slice(from, to, false), out);
        from = to;
      }
    }

    private static void encode(CurrentPacket packet, Out out) {
      for (PacketCurrentEncoder.KeyedRecord record : PacketCurrentEncoder.encode(packet)) {
        out.record(key(record.population()), record.value(), record.population().hashCode());
      }
    }

    /** Whether a partition takes several of the packet's populations. */
    private static boolean shares(CurrentPacket packet, int partitions) {
      Set<Integer> taken = new HashSet<>();
      for (int i = 0; i < packet.populationCount(); i++) {
        if (!taken.add(Math.floorMod(packet.populationName(i).hashCode(), partitions))) {
          return true;
        }
      }
      return false;
    }

    /**
     * The end of those events, from the given one on, that may be sent population by population:
     * where they are of one millisecond, none of them becomes late by that, whatever the
     * out-of-orderness; where they are of one population, nothing is moved.
     */
    private static int endOfRun(CurrentPacket packet, int from) {
      long milli = Math.floorDiv(packet.t()[from], 1_000L);
      int population = packet.population()[from];
      boolean oneMilli = true;
      boolean onePopulation = true;
      int to = from;
      while (oneMilli || onePopulation) {
        if (++to == packet.size()) {
          break;
        }
        oneMilli &= Math.floorDiv(packet.t()[to], 1_000L) == milli;
        onePopulation &= packet.population()[to] == population;
      }
      return to;
    }

    @Override
    byte[] marker(long until) {
      CurrentPacket marker = new CurrentPacket(0);
      marker.setUntil(until);
      return PacketCurrentEncoder.encode(marker).get(0).value();
    }
  }

  private static final class CurrentJson extends TopicRecords<CurrentPacket> {
    private final JsonCurrentEncoder encoder = new JsonCurrentEncoder();

    @Override
    void encode(CurrentPacket packet, int partitions, Out out) {
      byte[][] keys = new byte[packet.populationCount()][];
      for (int i = 0; i < keys.length; i++) {
        keys[i] = key(packet.populationName(i));
      }
      for (int i = 0; i < packet.size(); i++) {
        int population = packet.population()[i];
        int route = packet.populationName(population).hashCode();
        out.record(keys[population], encoder.encode(packet, i), route);
      }
    }

    @Override
    byte[] marker(long until) {
      return JsonSpikeEncoder.marker(until);
    }
  }

  private static byte[] key(String population) {
    return population.getBytes(StandardCharsets.UTF_8);
  }
}
