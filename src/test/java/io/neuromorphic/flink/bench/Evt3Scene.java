/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.source.scene.SceneGenerator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a scene as an EVT3 recording, one word per event, row and change of time. */
final class Evt3Scene {

  private static final int ADDR_Y = 0x0000;
  private static final int ADDR_X = 0x2000;
  private static final int TIME_LOW = 0x6000;
  private static final int TIME_HIGH = 0x8000;
  private static final int ON = 1 << 11;
  private static final int TIME_BITS = 12;
  private static final int TIME_MASK = (1 << TIME_BITS) - 1;
  private static final int PACKET = 8_192;

  private Evt3Scene() {}

  static void write(SceneGenerator scene, int width, int height, Path file) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      String header = "% evt 3.0\n% geometry " + width + "x" + height + "\n% end\n";
      out.write(header.getBytes(StandardCharsets.US_ASCII));
      long high = -1;
      long low = -1;
      int row = -1;
      for (long from = 0; from < scene.totalEvents(); from += PACKET) {
        CameraPacket packet = new CameraPacket(0);
        scene.fill(packet, from, (int) Math.min(PACKET, scene.totalEvents() - from));
        for (int i = 0; i < packet.size(); i++) {
          long t = packet.t()[i];
          if (t >>> TIME_BITS != high) {
            high = t >>> TIME_BITS;
            low = 0;
            word(out, TIME_HIGH | (int) (high & TIME_MASK));
          }
          if ((t & TIME_MASK) != low) {
            low = t & TIME_MASK;
            word(out, TIME_LOW | (int) low);
          }
          if (packet.y()[i] != row) {
            row = packet.y()[i];
            word(out, ADDR_Y | row);
          }
          word(out, ADDR_X | packet.x()[i] | (packet.polarity()[i] == 1 ? ON : 0));
        }
      }
    }
  }

  private static void word(OutputStream out, int word) throws IOException {
    out.write(word & 0xff);
    out.write(word >>> 8);
  }
}
