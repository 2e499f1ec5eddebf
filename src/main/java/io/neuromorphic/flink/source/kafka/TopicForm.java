/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.kafka;

import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.codec.json.JsonCameraDecoder;
import io.neuromorphic.flink.codec.json.JsonCurrentDecoder;
import io.neuromorphic.flink.codec.packet.PacketCameraDecoder;
import io.neuromorphic.flink.codec.packet.PacketCurrentDecoder;
import io.neuromorphic.flink.codec.packet.PacketProbeDecoder;
import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.InputPacket;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the records of a topic are: of a camera or of currents, JSON or packets. */
public enum TopicForm {
  CAMERA_JSON,
  CAMERA_PACKET,
  CURRENTS_JSON,
  CURRENTS_PACKET;

  /** Its name on a command line, such as {@code camera-json}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** All names. */
  public static List<String> words() {
    return Arrays.stream(values()).map(TopicForm::word).toList();
  }

  /** The form of the given name. */
  public static Optional<TopicForm> of(String word) {
    return Arrays.stream(values()).filter(form -> form.word().equals(word)).findFirst();
  }

  /** Whether its events are those of a camera. */
  public boolean isCamera() {
    return this == CAMERA_JSON || this == CAMERA_PACKET;
  }

  /** What makes packets of its records. */
  RecordPackets<? extends InputPacket> packets() {
    boolean json = this == CAMERA_JSON || this == CURRENTS_JSON;
    RecordPackets<? extends InputPacket> packets =
        isCamera() ? KafkaTopics.cameraPackets(json) : KafkaTopics.currentPackets(json);
    packets.open();
    return packets;
  }

  /** The form that a record shows; empty where it has no event, or is none of these. */
  static Optional<TopicForm> shownBy(byte[] record) {
    // A spike has no current, and a sample of v and u has them where a current has its own.
    if (record == null || isSample(record)) {
      return Optional.empty();
    }
    return Arrays.stream(values()).filter(form -> form.holdsEvent(record)).findFirst();
  }

  /** Whether a record of a form that is not known yet carries nothing but a time. */
  static boolean isMarker(byte[] record) {
    return record != null
        && shownBy(record).isEmpty()
        && Arrays.stream(values())
            .anyMatch(form -> form.decode(record).until() != InputPacket.NONE);
  }

  private boolean holdsEvent(byte[] record) {
    InputPacket packet = decode(record);
    return packet.size() > 0 && packet.counts().isEmpty() && isWhole(packet);
  }

  private static boolean isWhole(InputPacket packet) {
    return !(packet instanceof CurrentPacket currents)
        || (!currents.populationName(currents.population()[0]).isEmpty()
            && Float.isFinite(currents.current()[0]));
  }

  private InputPacket decode(byte[] record) {
    CameraPacket camera = new CameraPacket(1);
    CurrentPacket currents = new CurrentPacket(1);
    switch (this) {
      case CAMERA_JSON -> new JsonCameraDecoder().decode(record, "", 0, camera);
      case CAMERA_PACKET -> new PacketCameraDecoder().decode(record, "", 0, camera);
      case CURRENTS_JSON -> new JsonCurrentDecoder().decode(record, "", 0, currents);
      case CURRENTS_PACKET -> new PacketCurrentDecoder().decode(record, "", 0, currents);
    }
    return isCamera() ? camera : currents;
  }

  private static boolean isSample(byte[] record) {
    try {
      return PacketProbeDecoder.decode(record).size() > 0;
    } catch (MalformedStreamException e) {
      return false;
    }
  }
}
