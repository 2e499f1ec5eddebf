/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.csv;

import io.neuromorphic.flink.event.SpikePacket;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes spikes as rows {@code t,population,neuron}, t µs. Not thread-safe: reuses its buffer. */
public final class SpikeCsv {

  private static final byte[] HEADER = "t,population,neuron\n".getBytes(StandardCharsets.UTF_8);
  private static final int LONGEST_INT64 = 20;
  private static final int FLUSH_BYTES = 64 * 1024;

  private final byte[] digits = new byte[LONGEST_INT64];
  private byte[] buffer = new byte[1024];
  private int length;

  /** The first line of a file. */
  public static byte[] header() {
    return HEADER.clone();
  }

  /** Writes a row for every spike of the packet. */
  public void write(SpikePacket packet, OutputStream out) throws IOException {
    byte[] population =
        ("," + CsvText.field(packet.population()) + ",").getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < packet.size(); i++) {
      number(packet.t()[i]);
      text(population);
      number(packet.neuron()[i]);
      ensureRoom(1);
      buffer[length++] = '\n';
      if (length >= FLUSH_BYTES) {
        flush(out);
      }
    }
    flush(out);
  }

  private void flush(OutputStream out) throws IOException {
    out.write(buffer, 0, length);
    length = 0;
  }

  private void text(byte[] text) {
    ensureRoom(text.length);
    System.arraycopy(text, 0, buffer, length, text.length);
    length += text.length;
  }

  private void number(long value) {
    ensureRoom(LONGEST_INT64);
    int at = LONGEST_INT64;
    // Below zero, where int64 reaches one further.
    long rest = value < 0 ? value : -value;
    do {
      digits[--at] = (byte) ('0' - rest % 10);
      rest /= 10;
    } while (rest != 0);
    if (value < 0) {
      buffer[length++] = '-';
    }
    System.arraycopy(digits, at, buffer, length, LONGEST_INT64 - at);
    length += LONGEST_INT64 - at;
  }

  private void ensureRoom(int more) {
    if (buffer.length - length < more) {
      buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, length + more));
    }
  }
}
