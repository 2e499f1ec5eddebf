/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.aedat2;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Builds AEDAT 2.0 recordings by hand. */
final class Aedat2Bytes {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private Aedat2Bytes() {
    line("!AER-DAT2.0").line(" This is a raw AE data file - do not edit");
  }

  static Aedat2Bytes withoutChip() {
    return new Aedat2Bytes();
  }

  static Aedat2Bytes of(String chip) {
    return new Aedat2Bytes().line(" AEChip: " + chip);
  }

  static Aedat2Bytes dvs128() {
    return of("ch.unizh.ini.jaer.chip.retina.DVS128");
  }

  static Aedat2Bytes davis240() {
    return of("eu.seebetter.ini.chips.davis.DAVIS240C");
  }

  Aedat2Bytes line(String text) {
    bytes.writeBytes(("#" + text + "\r\n").getBytes(StandardCharsets.UTF_8));
    return this;
  }

  Aedat2Bytes word(int address, int time) {
    bytes.writeBytes(ByteBuffer.allocate(8).putInt(address).putInt(time).array());
    return this;
  }

  Aedat2Bytes dvs(int time, int x, int y, int polarity) {
    return word(y << 8 | x << 1 | polarity, time);
  }

  Aedat2Bytes davis(int time, int x, int y, int polarity) {
    return word(y << 22 | x << 12 | polarity << 11, time);
  }

  int length() {
    return bytes.size();
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }
}
