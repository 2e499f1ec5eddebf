/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.codec.packet.PacketProbeEncoder;
import io.neuromorphic.flink.codec.packet.PacketSpikeEncoder;
import io.neuromorphic.flink.codec.packet.wire.CameraEvents;
import io.neuromorphic.flink.codec.packet.wire.CurrentEvents;
import io.neuromorphic.flink.event.ProbePacket;
import io.neuromorphic.flink.event.SpikePacket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The first event of a topic shows what the topic holds; a marker or garbage does not. */
class TopicFormTest {

  private static final byte[] SPIKE = json("{\"t\":1235000,\"population\":\"a\",\"neuron\":17}");

  private static byte[] json(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void assertShows(TopicForm form, byte[] record) {
    assertThat(TopicForm.shownBy(record)).contains(form);
  }

  @Test
  void eventsShowIt() {
    assertShows(TopicForm.CAMERA_JSON, json("{\"t\":1,\"x\":3,\"y\":4,\"polarity\":1}"));
    assertShows(
        TopicForm.CURRENTS_JSON,
        json("{\"t\":1,\"population\":\"a\",\"neuron\":4,\"current\":1.5}"));
    for (long base : new long[] {0, -5, 1_700_000_000_000_000L}) {
      assertShows(
          TopicForm.CAMERA_PACKET,
          CameraEvents.newBuilder()
              .setBaseT(base)
              .addTOffset(0)
              .addX(0)
              .addY(0)
              .addPolarity(false)
              .build()
              .toByteArray());
      assertShows(
          TopicForm.CURRENTS_PACKET,
          CurrentEvents.newBuilder()
              .setPopulation("a")
              .setBaseT(base)
              .addTOffset(0)
              .addNeuron(0)
              .addCurrent(0)
              .build()
              .toByteArray());
    }
  }

  @Test
  void jsonMayBeginWithANewline() {
    assertShows(TopicForm.CAMERA_JSON, json("\n{\"t\":1,\"x\":3,\"y\":4,\"polarity\":1}"));
    assertShows(
        TopicForm.CURRENTS_JSON,
        json("\n{\"t\":1,\"population\":\"a\",\"neuron\":4,\"current\":1.5}"));
    assertThat(TopicForm.isMarker(json("\n{\"until\":5}"))).isTrue();
  }

  @Test
  void packetsOfSpikesAndSamplesAreNoInput() {
    SpikePacket spikes = new SpikePacket("a", 0, 1);
    spikes.addStep(1_000, 0, new int[] {1}, 1);
    ProbePacket samples = new ProbePacket("a", 0, 2);
    samples.add(1_000, 3, -65, -13);
    samples.add(2_000, 3, -64, -13);
    List<byte[]> records = new ArrayList<>(PacketSpikeEncoder.encode(spikes));
    records.addAll(PacketProbeEncoder.encode(samples));
    assertThat(records).hasSizeGreaterThanOrEqualTo(2);
    for (byte[] record : records) {
      assertThat(TopicForm.shownBy(record)).isEmpty();
      assertThat(TopicForm.isMarker(record)).isFalse();
    }
  }

  @Test
  void halfAPacketShowsNothing() {
    byte[] currents =
        CurrentEvents.newBuilder()
            .setPopulation("a")
            .addTOffset(0)
            .addNeuron(0)
            .build()
            .toByteArray();
    byte[] camera = CameraEvents.newBuilder().addTOffset(0).addX(1).build().toByteArray();
    assertThat(TopicForm.shownBy(currents)).isEmpty();
    assertThat(TopicForm.shownBy(camera)).isEmpty();
    byte[] marker = CurrentEvents.newBuilder().setPopulation("a").setUntil(5).build().toByteArray();
    assertThat(TopicForm.shownBy(marker)).isEmpty();
    assertThat(TopicForm.isMarker(marker)).isTrue();
    assertThat(TopicForm.isMarker(json("0 is no marker"))).isFalse();
  }

  @Test
  void markersAndGarbageDoNot() {
    byte[] marker = CameraEvents.newBuilder().setUntil(5).build().toByteArray();
    assertThat(TopicForm.shownBy(marker)).isEmpty();
    assertThat(TopicForm.isMarker(marker)).isTrue();
    assertThat(TopicForm.shownBy(json("{\"until\":5}"))).isEmpty();
    assertThat(TopicForm.isMarker(json("{\"until\":5}"))).isTrue();
    for (byte[] record : new byte[][] {null, {}, json("hello"), json("{}"), {-1, 3}, SPIKE}) {
      assertThat(TopicForm.shownBy(record)).isEmpty();
      assertThat(TopicForm.isMarker(record)).isFalse();
    }
  }
}
