/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.aedat2;

import io.neuromorphic.flink.codec.MalformedStreamException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The header of a file, handed over in pieces cut anywhere: lines that begin with {@code #}, up to
 * one that says it is the end or, in old files, to the first byte of a line that is no {@code #}.
 * Some hold megabytes of preferences.
 */
final class Aedat2Header {

  private static final String MAGIC = "!AER-DAT2";
  private static final String CHIP_KEY = " AEChip:";
  private static final String END = "End Of ASCII Header";
  private static final int MAX_BYTES = 256 << 20;

  /** Of a line, so many bytes are looked at. */
  private static final int LINE_BYTES = 512;

  /** A record that begins with the byte '#' has within its length a byte that no line has. */
  private static final int RECORD_BYTES = 8;

  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long length;
  private long lineLength;
  private boolean complete;
  private byte[] begun = new byte[0];
  private String chip = "";

  /**
   * Reads on.
   *
   * @return where the records begin, or {@code to} if the header is not over yet
   */
  int read(byte[] bytes, int from, int to) throws MalformedStreamException {
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (lineLength == 0 ? b != '#' : lineLength < RECORD_BYTES && isControl(b)) {
        complete = true;
        int inEarlierPieces = (int) Math.max(0, lineLength - (i - from));
        begun = Arrays.copyOf(line.toByteArray(), inEarlierPieces);
        return i - (int) lineLength + inEarlierPieces;
      }
      if (lineLength < LINE_BYTES) {
        line.write(b);
      }
      lineLength++;
      if (++length > MAX_BYTES) {
        throw new MalformedStreamException(length, "header longer than " + MAX_BYTES + " bytes");
      }
      if (b == '\n') {
        endLine();
        if (complete) {
          return i + 1;
        }
      }
    }
    return to;
  }

  boolean isComplete() {
    return complete;
  }

  /** Whether not even the first line was read. */
  boolean isEmpty() {
    return length == lineLength;
  }

  /** Bytes of the first record that stood in earlier pieces: what looked like a line was none. */
  byte[] begun() {
    return begun;
  }

  /** The class of jAER that stands for the chip; empty if none is named. */
  String chip() {
    return chip;
  }

  private static boolean isControl(byte b) {
    return b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t';
  }

  private void endLine() throws MalformedStreamException {
    String text = line.toString(StandardCharsets.UTF_8).substring(1);
    if (length == lineLength && !text.startsWith(MAGIC)) {
      throw new MalformedStreamException(0, "not an AEDAT 2.0 file");
    }
    line.reset();
    lineLength = 0;
    if (text.startsWith(CHIP_KEY)) {
      chip = text.substring(CHIP_KEY.length()).strip();
    }
    complete = text.startsWith(END);
  }
}
