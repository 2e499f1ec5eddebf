/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A part of a spill file that holds events in ascending order; read from its begin to its end. */
final class SpilledRun implements EventRun {

  /** Of an event: t, what, value. */
  static final int EVENT_BYTES = Long.BYTES + Long.BYTES + Integer.BYTES;

  private static final int READ_EVENTS = 4_096;

  private final FileChannel file;
  private final int number;
  private final long firstTime;
  private final long begin;
  private final long end;
  private long offset;
  private ByteBuffer read = ByteBuffer.allocate(0);
  private long t;

  /**
   * @param number among the runs, in the order in which their events came
   * @param firstTime of its first event, µs
   * @param from its first byte
   * @param events how many, at least one
   */
  SpilledRun(FileChannel file, int number, long firstTime, long from, int events) {
    this.file = file;
    this.number = number;
    this.firstTime = firstTime;
    this.begin = from;
    this.offset = from;
    this.end = from + (long) events * EVENT_BYTES;
    this.t = firstTime;
  }

  /** The same run, to be read from its begin. */
  SpilledRun again() {
    return new SpilledRun(file, number, firstTime, begin, (int) ((end - begin) / EVENT_BYTES));
  }

  @Override
  public int number() {
    return number;
  }

  @Override
  public long t() {
    return t;
  }

  @Override
  public boolean show(EventVisitor visitor) throws IOException {
    if (!read.hasRemaining()) {
      fill();
    }
    visitor.event(read.getLong(), read.getLong(), read.getInt());
    if (!read.hasRemaining() && offset == end) {
      // It is not needed any more, and there may be many runs.
      read = ByteBuffer.allocate(0);
      return false;
    }
    if (!read.hasRemaining()) {
      fill();
    }
    t = read.getLong(read.position());
    return true;
  }

  private void fill() throws IOException {
    if (read.capacity() == 0) {
      read = ByteBuffer.allocate(READ_EVENTS * EVENT_BYTES);
    }
    read.clear().limit((int) Math.min(read.capacity(), end - offset));
    while (read.hasRemaining()) {
      int length = file.read(read, offset + read.position());
      if (length < 0) {
        throw new IOException("the file of events that wait to be written has been cut off");
      }
    }
    offset += read.flip().remaining();
  }
}
