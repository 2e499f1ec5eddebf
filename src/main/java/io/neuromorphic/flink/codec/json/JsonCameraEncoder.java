/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.json;

import io.neuromorphic.flink.event.CameraPacket;
import java.nio.charset.StandardCharsets;

/** Camera events as {@code {"t":1234567,"x":3,"y":4,"polarity":1}}. */
public final class JsonCameraEncoder {

  private JsonCameraEncoder() {}

  /** Event {@code i} of the packet as the value of a record. */
  public static byte[] encode(CameraPacket packet, int i) {
    String record =
        "{\"t\":"
            + packet.t()[i]
            + ",\"x\":"
            + (int) packet.x()[i]
            + ",\"y\":"
            + (int) packet.y()[i]
            + ",\"polarity\":"
            + packet.polarity()[i]
            + "}";
    return record.getBytes(StandardCharsets.ISO_8859_1);
  }
}
