/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.packet;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.event.ProbePacket;
import io.neuromorphic.flink.event.SpikePacket;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PacketRoundTripTest {

  private static final int MANY = 100_000;

  @Test
  void spikesComeBackInRecordsOfAtMost512KiB() throws MalformedStreamException {
    Random random = new Random(1);
    long[] t = random.longs(MANY).toArray();
    int[] neuron = random.ints(MANY, 0, Integer.MAX_VALUE).toArray();
    SpikePacket packet = new SpikePacket("motion", 3, t, neuron, MANY);
    packet.setUntil(77);
    List<byte[]> records = PacketSpikeEncoder.encode(packet);
    int i = 0;
    for (byte[] record : records) {
      assertThat(record.length).isLessThanOrEqualTo(512 * 1024);
      SpikePacket read = PacketSpikeDecoder.decode(record);
      assertThat(read.population()).isEqualTo("motion");
      for (int k = 0; k < read.size(); k++, i++) {
        assertThat(read.t()[k]).isEqualTo(t[i]);
        assertThat(read.neuron()[k]).isEqualTo(neuron[i]);
      }
      boolean last = i == MANY;
      assertThat(read.until()).isEqualTo(last ? 77 : InputPacket.NONE);
    }
    assertThat(i).isEqualTo(MANY);
  }

  @Test
  void samplesComeBackInRecordsOfAtMost512KiB() throws MalformedStreamException {
    Random random = new Random(8);
    ProbePacket packet = new ProbePacket("motion", 3, 0);
    for (int i = 0; i < MANY; i++) {
      packet.add(
          random.nextLong(),
          random.nextInt(Integer.MAX_VALUE),
          Float.intBitsToFloat(random.nextInt()),
          random.nextFloat());
    }
    int i = 0;
    for (byte[] record : PacketProbeEncoder.encode(packet)) {
      assertThat(record.length).isLessThanOrEqualTo(512 * 1024);
      ProbePacket read = PacketProbeDecoder.decode(record);
      assertThat(read.population()).isEqualTo("motion");
      ProbePacket expected = packet.slice(i, i + read.size());
      assertThat(read.copy().t()).isEqualTo(expected.t());
      assertThat(read.copy().neuron()).isEqualTo(expected.neuron());
      assertThat(read.copy().v()).isEqualTo(expected.v());
      assertThat(read.copy().u()).isEqualTo(expected.u());
      i += read.size();
    }
    assertThat(i).isEqualTo(MANY);
    assertThat(PacketProbeEncoder.encode(new ProbePacket("p", 0, 4))).isEmpty();
  }

  @Test
  void cameraEventsComeBackInRecordsOfAtMost512KiB() {
    Random random = new Random(2);
    CameraPacket packet = new CameraPacket(MANY);
    for (int i = 0; i < MANY; i++) {
      packet.add(random.nextLong(), random.nextInt(65_536), random.nextInt(65_536), i & 1);
    }
    packet.setUntil(-5);
    List<String> read = new ArrayList<>();
    CameraPacket portion = new CameraPacket(0);
    for (byte[] record : PacketCameraEncoder.encode(packet)) {
      assertThat(record.length).isLessThanOrEqualTo(512 * 1024);
      portion.clear();
      new PacketCameraDecoder().decode(record, "camera-1@", 9, portion);
      describe(portion, read);
    }
    assertThat(portion.until()).isEqualTo(-5);
    assertThat(portion.positions().label(3)).isEqualTo("camera-1@9#3");
    List<String> expected = new ArrayList<>();
    describe(packet, expected);
    assertThat(read).isEqualTo(expected);
  }

  @Test
  void currentsComeBackPopulationByPopulation() {
    Random random = new Random(3);
    CurrentPacket packet = new CurrentPacket(MANY);
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      int population = packet.dictionaryIndex("p" + random.nextInt(3));
      packet.add(random.nextInt(), population, random.nextInt(100), random.nextFloat());
      expected.add(packet.describe(i));
    }
    packet.setUntil(12);
    List<String> read = new ArrayList<>();
    CurrentPacket portion = new CurrentPacket(0);
    for (PacketCurrentEncoder.KeyedRecord record : PacketCurrentEncoder.encode(packet)) {
      assertThat(record.value().length).isLessThanOrEqualTo(512 * 1024);
      portion.clear();
      new PacketCurrentDecoder().decode(record.value(), "t-0@", 1, portion);
      describe(portion, read);
      assertThat(portion.until() == 12).isEqualTo(portion.size() == 0);
    }
    assertThat(read.stream().sorted().toList()).isEqualTo(expected.stream().sorted().toList());
    List<String> ofOne = expected.stream().filter(event -> event.contains(",p1,")).toList();
    assertThat(read.stream().filter(event -> event.contains(",p1,")).toList()).isEqualTo(ofOne);
  }

  @Test
  void writesNothingForNothingAndAMarkerForAPromise() throws MalformedStreamException {
    SpikePacket packet = new SpikePacket("a", 0, 0);
    assertThat(PacketSpikeEncoder.encode(packet)).isEmpty();
    packet.setUntil(5);
    List<byte[]> records = PacketSpikeEncoder.encode(packet);
    assertThat(records).hasSize(1);
    assertThat(PacketSpikeDecoder.decode(records.get(0)).until()).isEqualTo(5);
    assertThat(PacketCameraEncoder.encode(new CameraPacket(0))).isEmpty();
    assertThat(PacketCurrentEncoder.encode(new CurrentPacket(0))).isEmpty();
  }

  private static void describe(InputPacket packet, List<String> into) {
    for (int i = 0; i < packet.size(); i++) {
      into.add(packet.describe(i));
    }
  }
}
