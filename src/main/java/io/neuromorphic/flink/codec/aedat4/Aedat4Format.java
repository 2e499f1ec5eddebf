/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.aedat4;

import java.nio.charset.StandardCharsets;

/** The layout of AEDAT 4; integers are little-endian. */
final class Aedat4Format {

  /** First bytes of a file. */
  static final byte[] MAGIC = "#!AER-DAT4.0\r\n".getBytes(StandardCharsets.US_ASCII);

  /** Length of a size prefix, of an offset and of an identifier. */
  static final int INT_BYTES = 4;

  /** Stream id, then length of the body. */
  static final int PACKET_HEADER_BYTES = 8;

  static final int PACKET_SIZE = 4;

  static final String HEADER_IDENTIFIER = "IOHE";
  static final int HEADER_COMPRESSION = 0;
  static final int HEADER_DATA_TABLE_POSITION = 1;
  static final int HEADER_INFO_NODE = 2;

  /** Identifier of event packets, and type of their streams in the header. */
  static final String EVENTS_IDENTIFIER = "EVTS";

  static final int EVENTS_ELEMENTS = 0;

  /** An event: t (int64 µs), then x and y (int16), polarity (one byte), padding. */
  static final int EVENT_BYTES = 16;

  /** Within an event: the eight bytes of all but the time. */
  static final int EVENT_PLACE = 8;

  static final int PLACE_Y_SHIFT = 16;
  static final int PLACE_POLARITY_SHIFT = 32;

  /** First coordinate that a non-negative int16 cannot name. */
  static final int COORDINATES = 1 << 15;

  /** More than any header has, compressed or not. */
  static final int MAX_HEADER_BYTES = 16 << 20;

  /** More than any packet has, compressed or not: four million events. */
  static final int MAX_PACKET_BYTES = 64 << 20;

  /** Identifier of the table of packets at the end of a file. */
  static final String TABLE_IDENTIFIER = "FTAB";

  private Aedat4Format() {}
}
