/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.json;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Tells whether bytes are UTF-8. The JSON parser is lenient: it takes overlong sequences and coded
 * surrogates for what they would mean.
 */
final class Utf8Check {

  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final CharBuffer chars = CharBuffer.allocate(256);

  /** Whether the bytes are UTF-8. */
  boolean isUtf8(byte[] bytes) {
    // Almost all records are ASCII.
    int ascii = 0;
    while (ascii < bytes.length && bytes[ascii] >= 0) {
      ascii++;
    }
    return ascii == bytes.length || isUtf8(ByteBuffer.wrap(bytes, ascii, bytes.length - ascii));
  }

  private boolean isUtf8(ByteBuffer bytes) {
    decoder.reset();
    CoderResult result;
    do {
      chars.clear();
      result = decoder.decode(bytes, chars, true);
    } while (result.isOverflow());
    return result.isUnderflow();
  }
}
