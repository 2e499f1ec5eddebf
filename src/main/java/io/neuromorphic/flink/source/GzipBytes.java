/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source;

import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.codec.Warnings;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks gzip (RFC 1952): members one after the other. Java's own reader of gzip would take some
 * that follow the first for the end, and gives no bytes of the last block of a file that is cut
 * off.
 */
final class GzipBytes extends InputStream {

  /** Kind of warning. */
  static final String CUT_OFF = "cut-off compressed file";

  private static final String REMAINDER = "bytes after the end of the compressed data";

  private static final int DEFLATE = 8;
  private static final int WITH_HEADER_CHECKSUM = 0x02;
  private static final int WITH_EXTRA = 0x04;
  private static final int WITH_NAME = 0x08;
  private static final int WITH_COMMENT = 0x10;
  private static final int RESERVED = 0xe0;
  private static final int TIME_FLAGS_AND_SYSTEM_BYTES = 6;

  private final InputStream in;
  private final Warnings warnings;
  private final byte[] buffer = new byte[64 * 1024];
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private int at;
  private int end;

  /** Of the buffer's end in the file. */
  private long endOffset;

  private boolean anyMember;
  private boolean inMember;
  private boolean ended;

  GzipBytes(InputStream in, Warnings warnings) {
    this.in = in;
    this.warnings = warnings;
  }

  /** Whether a file begins with a member. */
  static boolean recognises(byte[] magic) {
    return magic.length >= 3
        && (magic[0] & 0xff) == 0x1f
        && (magic[1] & 0xff) == 0x8b
        && magic[2] == DEFLATE;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    try {
      while (!ended) {
        if (!inMember) {
          ended = !nextMember();
          continue;
        }
        int read = inflater.inflate(bytes, from, length);
        if (read > 0) {
          checksum.update(bytes, from, read);
          return read;
        }
        goOn();
      }
    } catch (EOFException e) {
      warnings.add(CUT_OFF);
      ended = true;
    } catch (DataFormatException e) {
      throw corrupt(e.getMessage() == null ? "no deflate stream" : e.getMessage());
    }
    return -1;
  }

  /** Does what keeps the member from giving more bytes. */
  private void goOn() throws IOException {
    if (inflater.finished()) {
      at = end - inflater.getRemaining();
      checkEnd();
      inMember = false;
    } else if (inflater.needsDictionary()) {
      throw corrupt("it needs a dictionary");
    } else {
      at = end;
      needByte();
      inflater.setInput(buffer, at, end - at);
    }
  }

  private void checkEnd() throws IOException {
    long crc = littleEndian();
    long size = littleEndian();
    if (crc != checksum.getValue() || size != (inflater.getBytesWritten() & 0xffff_ffffL)) {
      throw corrupt(
          String.format(
              "checksum %08x over %d bytes, expected %08x over %d",
              checksum.getValue(), inflater.getBytesWritten(), crc, size));
    }
  }

  /** Reads the head of the next member; false where there is none. */
  private boolean nextMember() throws IOException {
    if (anyMember && !isAnotherMember()) {
      return false;
    }
    anyMember = true;
    if (next() != 0x1f || next() != 0x8b || next() != DEFLATE) {
      throw corrupt("the head of a member is 1f 8b 08");
    }
    int flags = next();
    if ((flags & RESERVED) != 0) {
      throw corrupt("unknown flags " + flags);
    }
    skip(TIME_FLAGS_AND_SYSTEM_BYTES);
    if ((flags & WITH_EXTRA) != 0) {
      skip(next() | next() << 8);
    }
    skipText((flags & WITH_NAME) != 0);
    skipText((flags & WITH_COMMENT) != 0);
    skip((flags & WITH_HEADER_CHECKSUM) != 0 ? 2 : 0);
    inflater.reset();
    inflater.setInput(buffer, at, end - at);
    checksum.reset();
    inMember = true;
    return true;
  }

  /** Whether a member follows: files may end with zeros, or with what is none of theirs. */
  private boolean isAnotherMember() throws IOException {
    while (at < end || fill()) {
      if (buffer[at] == 0x1f) {
        return true;
      }
      if (buffer[at] != 0) {
        warnings.add(REMAINDER);
        return false;
      }
      at++;
    }
    return false;
  }

  private void skip(int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      next();
    }
  }

  private void skipText(boolean present) throws IOException {
    while (present && next() != 0) {
      // A name or a comment, of no use.
    }
  }

  private long littleEndian() throws IOException {
    return next() | next() << 8 | next() << 16 | (long) next() << 24;
  }

  private int next() throws IOException {
    needByte();
    return buffer[at++] & 0xff;
  }

  private void needByte() throws IOException {
    if (at == end && !fill()) {
      throw new EOFException();
    }
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(0, in.read(buffer, 0, buffer.length));
    endOffset += end;
    return end > 0;
  }

  private MalformedStreamException corrupt(String reason) {
    long offset = endOffset - (inMember ? inflater.getRemaining() : end - at);
    return new MalformedStreamException(offset, "corrupt gzip file near here: " + reason);
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }
}
