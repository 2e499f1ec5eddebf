/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.kafka;

import io.neuromorphic.flink.codec.json.JsonCameraDecoder;
import io.neuromorphic.flink.codec.json.JsonCurrentDecoder;
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

  // First bytes of packets: the number of a field and how it is encoded, as field 1 of currents is
  // a
  // text and field 1 of a camera's events a number.
  private static final byte TEXT_1 = 0x0a;
  private static final byte NUMBER_1 = 0x08;
  private static final byte NUMBER_2 = 0x10;
  private static final byte PACKED_2 = 0x12;
  private static final byte NUMBER_6 = 0x30;

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
    if (record == null || record.length == 0) {
      return Optional.empty();
    }
    return switch (record[0]) {
      case TEXT_1, NUMBER_2 -> Optional.of(CURRENTS_PACKET);
      case NUMBER_1, PACKED_2 -> Optional.of(CAMERA_PACKET);
      default -> json(record);
    };
  }

  /** Whether a record of a form that is not known yet carries nothing but a time. */
  static boolean isMarker(byte[] record) {
    if (record == null || record.length == 0) {
      return false;
    }
    CameraPacket packet = new CameraPacket(0);
    new JsonCameraDecoder().decode(record, "", 0, packet);
    return record[0] == NUMBER_6 || packet.until() != InputPacket.NONE;
  }

  private static Optional<TopicForm> json(byte[] record) {
    CameraPacket camera = new CameraPacket(1);
    new JsonCameraDecoder().decode(record, "", 0, camera);
    if (camera.size() > 0) {
      return Optional.of(CAMERA_JSON);
    }
    CurrentPacket currents = new CurrentPacket(1);
    new JsonCurrentDecoder().decode(record, "", 0, currents);
    // A spike has no current.
    boolean whole =
        currents.size() > 0
            && !currents.populationName(0).isEmpty()
            && Float.isFinite(currents.current()[0]);
    return whole ? Optional.of(CURRENTS_JSON) : Optional.empty();
  }
}
