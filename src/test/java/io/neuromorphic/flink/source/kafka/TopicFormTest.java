/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.codec.packet.wire.CameraEvents;
import io.neuromorphic.flink.codec.packet.wire.CurrentEvents;
import java.nio.charset.StandardCharsets;
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
