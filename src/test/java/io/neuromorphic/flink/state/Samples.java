/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.EndOfInput;
import io.neuromorphic.flink.event.EventTrace;
import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.event.IntakeCounts;
import io.neuromorphic.flink.event.Positions;
import io.neuromorphic.flink.event.ProbePacket;
import io.neuromorphic.flink.event.RejectReason;
import io.neuromorphic.flink.event.Rejection;
import io.neuromorphic.flink.event.ShardKey;
import io.neuromorphic.flink.event.ShardPacket;
import io.neuromorphic.flink.event.SpikeDigest;
import io.neuromorphic.flink.event.SpikePacket;
import io.neuromorphic.flink.event.SpikeSource;
import io.neuromorphic.flink.state.PopulationState.Shape;
import java.util.ArrayList;
import java.util.Random;

/** One of everything that is serialized, in all the shapes that it can have. */
final class Samples {

  /** More than one chunk of any column, and no multiple of one. */
  static final int MANY = 20_011;

  private final Random random = new Random(4);

  CameraPacket camera(int size, int capacity) {
    CameraPacket packet = new CameraPacket(capacity);
    for (int i = 0; i < size; i++) {
      packet.add(random.nextLong(), random.nextInt(65_536), random.nextInt(65_536), i & 1);
    }
    return packet;
  }

  CurrentPacket currents(int size, int capacity) {
    CurrentPacket packet = new CurrentPacket(capacity);
    for (int i = 0; i < size; i++) {
      int population = packet.dictionaryIndex("größe " + random.nextInt(9));
      packet.add(
          random.nextLong(), population, random.nextInt(), Float.intBitsToFloat(random.nextInt()));
    }
    return packet;
  }

  <P extends InputPacket> P withHeader(P packet, Positions positions) {
    packet.setUntil(random.nextLong());
    packet.setLastTime(random.nextLong());
    packet.setWork(random.nextLong());
    packet.setPositions(positions);
    packet.setCounts(counts());
    packet.rejections().add(rejection());
    packet.rejections().add(rejection());
    return packet;
  }

  IntakeCounts counts() {
    IntakeCounts counts = new IntakeCounts();
    counts.addRead(random.nextLong());
    counts.addFiltered(random.nextInt());
    for (RejectReason reason : RejectReason.values()) {
      counts.addRejected(reason, random.nextInt(100));
    }
    return counts;
  }

  Rejection rejection() {
    RejectReason reason = RejectReason.values()[random.nextInt(RejectReason.values().length)];
    return new Rejection(
        reason, "détail " + "x".repeat(random.nextInt(100_000)), "in", "line 7", "");
  }

  ShardKey key() {
    return new ShardKey("retina", random.nextInt(128), random.nextInt(1_000));
  }

  ShardPacket shard(int size, int capacity) {
    ShardPacket packet = new ShardPacket(key(), "in", capacity);
    for (int i = 0; i < size; i++) {
      packet.add(i / 7 - 3, random.nextInt(), random.nextFloat());
      if (i % 5 == 0) {
        packet.sumUp(i, random.nextFloat());
      }
    }
    return packet;
  }

  ShardPacket withAll(ShardPacket packet) {
    EventTrace trace = new EventTrace(0);
    for (int i = 0; i < packet.size(); i++) {
      trace.add(random.nextLong(), Positions.within("topic-" + i / 100 + "@", i / 10), i);
    }
    packet.setTrace(trace);
    packet.setCounts(counts());
    packet.setEnd(new EndOfInput(2, 5, random.nextLong()));
    return packet;
  }

  /** Spikes on their way to another population. */
  ShardPacket projected(int size) {
    ShardPacket packet = ShardPacket.ofSpikes(key(), 3);
    int[] neurons = random.ints(size, 0, 1 << 26).toArray();
    packet.addSpikes(random.nextLong(), neurons, size, 7);
    packet.addSpikes(random.nextLong(), neurons, size / 2, 0);
    packet.setSource(new SpikeSource("größe", random.nextInt(128), random.nextLong()));
    return packet;
  }

  SpikePacket spikes(int size, int capacity) {
    SpikePacket packet = new SpikePacket("motion", 3, capacity);
    int[] local = new int[size];
    for (int i = 0; i < size; i++) {
      local[i] = random.nextInt(Integer.MAX_VALUE - 7);
    }
    packet.addStep(random.nextLong(), 7, local, size);
    packet.setUntil(random.nextLong());
    return packet;
  }

  ProbePacket probe(int size, int capacity) {
    ProbePacket packet = new ProbePacket("größe", 3, capacity);
    for (int i = 0; i < size; i++) {
      packet.add(random.nextLong(), random.nextInt(), random.nextFloat(), random.nextFloat());
    }
    return packet;
  }

  PopulationState state(int neurons) {
    Shape shape = new Shape("retina", 0, 1, neurons, 1_500, -3_000, "a=0.02");
    PopulationState state =
        new PopulationState(
            shape,
            floats(neurons),
            floats(neurons),
            random.nextLong(),
            new PendingInput(),
            new ArrayList<>(),
            new SpikeDigest(random.nextLong(), random.nextLong()));
    state.restoreCounters(1, 2, 3, Long.MAX_VALUE);
    return state;
  }

  /** Books of two inputs, one that has ended in part; windows that wait. */
  PopulationState busy(PopulationState state) {
    InputBook book = state.books().get(state.bookIndex("in"));
    book.counts().add(counts());
    book.addIntegrated(99);
    book.end(new EndOfInput(1, 200, 77));
    book.end(new EndOfInput(130, 200, 12));
    state.bookIndex("other");
    int[] neuron = {0, 5, 5, 2};
    float[] current = {1.5f, -0f, Float.MIN_VALUE, 65_536};
    for (long window = -20; window < 20; window += 3) {
      state.pending().at(window).add(0, neuron, current, 0, 4, 6);
      state.pending().at(window).add(1, neuron, current, 1, 3, 2);
    }
    state.pending().at(50).add(1, new int[MANY], floats(MANY), 0, MANY, MANY);
    state.trail("retina").add(-4, neuron, 0, 3, 9);
    state.trail("größe").add(7, new int[MANY], 0, MANY, 3);
    state.trail("größe").add(5, neuron, 2, 4, 0);
    float[] left = state.synaptic("projection p").current();
    System.arraycopy(floats(left.length), 0, left, 0, left.length);
    state.synaptic("input in").pending().at(3).add(1, neuron, current, 0, 2, 2);
    return state;
  }

  private float[] floats(int size) {
    float[] floats = new float[size];
    for (int i = 0; i < size; i++) {
      floats[i] = Float.intBitsToFloat(random.nextInt());
    }
    return floats;
  }
}
