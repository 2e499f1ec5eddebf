/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.es;

import java.nio.charset.StandardCharsets;

/** The layout of Event Stream 2; integers are little-endian. */
final class EsFormat {

  /** Name of the format. */
  static final String NAME = "ES";

  /** First bytes of a file. */
  static final byte[] MAGIC = "Event Stream".getBytes(StandardCharsets.US_ASCII);

  /** The version, three bytes. */
  static final int VERSION = 12;

  static final int MAJOR_VERSION = 2;

  /** What the events are, one byte. */
  static final int TYPE = 15;

  static final int TYPE_GENERIC = 0;
  static final int TYPE_DVS = 1;
  static final int TYPE_ATIS = 2;
  static final int TYPE_COLOR = 4;

  /** Width and height, uint16 each; generic streams do not have them. */
  static final int WIDTH = 16;

  static final int HEIGHT = 18;
  static final int HEADER_BYTES = 20;

  /** An event: time difference and kind, one byte; then x and y, uint16 each. */
  static final int EVENT_BYTES = 5;

  static final int EVENT_PLACE = 1;
  static final int PLACE_Y_SHIFT = 16;

  /** DVS: the lowest bit is the polarity, the others are the time difference, µs. */
  static final int DVS_DELTA_SHIFT = 1;

  static final int DVS_POLARITY = 1;

  /** DVS: a byte of its own that does nothing, and from which on bytes stand alone. */
  static final int DVS_RESET = 0xFE;

  /** DVS: a byte of its own that lets this many µs pass. */
  static final int DVS_OVERFLOW = 0xFF;

  static final int DVS_OVERFLOW_MICROS = 127;

  /** ATIS: the two lowest bits are the kind, the others are the time difference, µs. */
  static final int ATIS_DELTA_SHIFT = 2;

  /** ATIS: set where the event is of the exposure measurement, not of the change detector. */
  static final int ATIS_EXPOSURE = 1;

  static final int ATIS_POLARITY_SHIFT = 1;

  /** ATIS: from this on bytes stand alone; their two lowest bits times so many µs pass. */
  static final int ATIS_OVERFLOW = 0xFC;

  static final int ATIS_OVERFLOWS = 3;
  static final int ATIS_OVERFLOW_MICROS = 63;

  private EsFormat() {}
}
