/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.inspect;

import io.neuromorphic.flink.event.CameraPacket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What only camera events have, summed up. */
final class CameraTotals {

  private static final int PACKED_EVENT_BYTES = 13;
  private static final int EVENTS_PER_UPDATE = 4096;

  private final MessageDigest digest = sha256();
  private final ByteBuffer packed =
      ByteBuffer.allocate(PACKED_EVENT_BYTES * EVENTS_PER_UPDATE).order(ByteOrder.LITTLE_ENDIAN);
  private final ExactSum x = new ExactSum();
  private final ExactSum y = new ExactSum();
  private long on;
  private long off;

  void add(CameraPacket events) {
    for (int i = 0; i < events.size(); i++) {
      byte polarity = events.polarity()[i];
      x.add(events.x()[i]);
      y.add(events.y()[i]);
      on += polarity;
      off += 1 - polarity;
      if (!packed.hasRemaining()) {
        update();
      }
      packed.putLong(events.t()[i]).putChar(events.x()[i]).putChar(events.y()[i]).put(polarity);
    }
  }

  /** The totals; nothing may be added after it. */
  RecordingReport.Camera report() {
    update();
    String hex = HexFormat.of().formatHex(digest.digest());
    return new RecordingReport.Camera(on, off, x.value(), y.value(), hex);
  }

  private void update() {
    digest.update(packed.flip());
    packed.clear();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
