/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec;

import io.neuromorphic.flink.codec.csv.CsvKind;
import io.neuromorphic.flink.codec.nmnist.NmnistHead;
import io.neuromorphic.flink.codec.prophesee.RawHeader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The first bytes of a recording, and what they look like. */
final class RecordingHead {

  private static final int SHOWN_BYTES = 16;
  private static final int SHOWN_CHARS = 60;

  private final byte[] bytes;
  private final String encoding;
  private final CsvKind csvKind;

  RecordingHead(byte[] head, int length) {
    bytes = Arrays.copyOf(head, length);
    encoding = startsWith("%") ? rawEncoding() : "";
    csvKind = CsvKind.of(bytes, length);
  }

  /** Whether it begins with the given Latin-1 text. */
  boolean startsWith(String text) {
    byte[] start = text.getBytes(StandardCharsets.ISO_8859_1);
    return bytes.length >= start.length
        && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
  }

  /** Whether it begins with the header of a Prophesee RAW file of the given encoding. */
  boolean isRaw(String name) {
    return encoding.equals(name);
  }

  /** Whether it begins with lines that are marked as in Prophesee's files but name no encoding. */
  boolean isMarkedWithoutEncoding() {
    return startsWith("%") && encoding.isEmpty();
  }

  boolean isCsv(CsvKind kind) {
    return csvKind == kind;
  }

  /** Whether it is of records without header whose times rise, as those of N-MNIST. */
  boolean isNmnist() {
    return NmnistHead.matches(bytes, bytes.length);
  }

  /** What an error shows of it. */
  String describe() {
    if (bytes.length == 0) {
      return "empty file";
    }
    int length = Math.min(bytes.length, SHOWN_CHARS);
    String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
    String line = text.lines().findFirst().orElse("");
    boolean printable = !line.isBlank() && line.chars().noneMatch(RecordingHead::isUnprintable);
    return "unknown format that begins with "
        + (printable
            ? "'" + line + "'"
            : RawText.hex(Arrays.copyOf(bytes, Math.min(bytes.length, SHOWN_BYTES))));
  }

  private static boolean isUnprintable(int c) {
    return Character.isISOControl(c) || c == '\uFFFD';
  }

  private String rawEncoding() {
    RawHeader header = new RawHeader();
    try {
      header.read(bytes, 0, bytes.length);
    } catch (MalformedStreamException e) {
      return "";
    }
    return header.encoding();
  }
}
