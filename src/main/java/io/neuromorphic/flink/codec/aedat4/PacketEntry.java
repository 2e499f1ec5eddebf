/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.aedat4;

/**
 * What the table at the end of a file says of a packet.
 *
 * @param offset of its body in the file, behind stream id and size
 * @param size of its body, bytes
 * @param events how many
 * @param firstTime smallest time, µs
 * @param lastTime largest time, µs
 */
record PacketEntry(long offset, int size, long events, long firstTime, long lastTime) {

  /** Id of the only stream that is written. */
  static final int STREAM = 0;

  /** Length of an entry: a table of an int, four longs, two ints, and padding. */
  static final int BYTES = 48;
}
