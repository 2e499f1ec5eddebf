/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.aedat3;

/** The layout of AEDAT 3.1; integers are little-endian. */
final class Aedat3Format {

  /** Name of the format. */
  static final String NAME = "AEDAT3";

  static final String VERSION_LINE = "#!AER-DAT3.1";
  static final String END_LINE = "#!END-HEADER";
  static final String FORMAT_KEY = "#Format:";
  static final String SOURCE_KEY = "#Source ";

  /** The only kind of packets that is read: not compressed. */
  static final String RAW = "RAW";

  /** Of a packet: its type and source (int16), then seven int32. */
  static final int PACKET_HEADER_BYTES = 28;

  static final int EVENT_TYPE = 0;
  static final int EVENT_SOURCE = 2;
  static final int EVENT_SIZE = 4;
  static final int TIME_OVERFLOW = 12;
  static final int EVENT_CAPACITY = 16;
  static final int EVENT_NUMBER = 20;

  /** Set in the type of a packet that is compressed. */
  static final int COMPRESSED_TYPE = 0x8000;

  static final int SPECIAL = 0;
  static final int POLARITY = 1;

  /** A special or polarity event: data, then the time, int32 each. */
  static final int EVENT_BYTES = 8;

  /** All times of a packet are above so many overflows of 31 bits. */
  static final int OVERFLOW_SHIFT = 31;

  /** In the data of every event. */
  static final int VALID = 1;

  static final int POLARITY_SHIFT = 1;
  static final int Y_SHIFT = 2;
  static final int X_SHIFT = 17;
  static final int COORDINATE_MASK = 0x7FFF;

  static final int SPECIAL_SHIFT = 1;
  static final int SPECIAL_MASK = 0x7F;
  static final int SPECIAL_WRAP = 0;
  static final int SPECIAL_RESET = 1;

  /** Larger than any packet; those of frames hold a few megabytes. */
  static final int MAX_PACKET_BYTES = 1 << 30;

  /** At the beginning of a connection, and of every datagram. */
  static final int NETWORK_HEADER_BYTES = 20;

  static final long NETWORK_MAGIC = 0x1D378BC90B9A6658L;
  static final int NETWORK_SEQUENCE = 8;
  static final int NETWORK_VERSION = 16;
  static final int NETWORK_FORMAT = 17;
  static final int KNOWN_NETWORK_VERSION = 1;

  private Aedat3Format() {}

  /** What a packet of the type is called in warnings. */
  static String kind(int type) {
    return switch (type) {
      case 2 -> "frame packets";
      case 3 -> "IMU6 packets";
      case 4 -> "IMU9 packets";
      default -> "packets of other types";
    };
  }

  /** What a special event of the type is called in warnings. */
  static String specialKind(int type) {
    return switch (type) {
      case SPECIAL_WRAP -> "timestamp wraps";
      case SPECIAL_RESET -> "timestamp resets";
      default -> "external and other special events";
    };
  }
}
