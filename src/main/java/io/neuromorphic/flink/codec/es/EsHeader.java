/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.es;

import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.codec.RawText;
import io.neuromorphic.flink.codec.SensorInfo;
import java.util.Arrays;

/**
 * The header of a file whose events can be read.
 *
 * @param atis whether the events are those of an ATIS
 * @param sensor its size
 */
record EsHeader(boolean atis, SensorInfo sensor) {

  /**
   * Reads a whole header.
   *
   * @throws MalformedStreamException if it is none, or of events that cannot be read
   */
  static EsHeader read(byte[] bytes) throws MalformedStreamException {
    if (!Arrays.equals(bytes, 0, EsFormat.MAGIC.length, EsFormat.MAGIC, 0, EsFormat.MAGIC.length)) {
      throw new MalformedStreamException(
          0,
          "begins with "
              + RawText.hex(Arrays.copyOf(bytes, EsFormat.MAGIC.length))
              + ", expected 'Event Stream'");
    }
    int version = bytes[EsFormat.VERSION] & 0xff;
    if (version != EsFormat.MAJOR_VERSION) {
      throw new MalformedStreamException(
          EsFormat.VERSION,
          "Event Stream version "
              + version
              + "."
              + (bytes[EsFormat.VERSION + 1] & 0xff)
              + "."
              + (bytes[EsFormat.VERSION + 2] & 0xff)
              + ", expected "
              + EsFormat.MAJOR_VERSION);
    }
    int type = bytes[EsFormat.TYPE] & 0xff;
    boolean atis = type == EsFormat.TYPE_ATIS;
    if (!atis && type != EsFormat.TYPE_DVS) {
      throw new MalformedStreamException(
          EsFormat.TYPE, "Event Stream of " + name(type) + ", expected DVS (1) or ATIS (2) events");
    }
    return new EsHeader(
        atis, new SensorInfo("", size(bytes, EsFormat.WIDTH), size(bytes, EsFormat.HEIGHT)));
  }

  private static int size(byte[] bytes, int at) throws MalformedStreamException {
    int size = (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << Byte.SIZE;
    if (size == 0) {
      String what = at == EsFormat.WIDTH ? "width" : "height";
      throw new MalformedStreamException(at, what + " 0, expected 1..65535");
    }
    return size;
  }

  private static String name(int type) {
    return switch (type) {
      case EsFormat.TYPE_GENERIC -> "generic events, which have no pixels";
      case EsFormat.TYPE_COLOR -> "colour events, which have no polarity";
      default -> "unknown type " + type;
    };
  }
}
