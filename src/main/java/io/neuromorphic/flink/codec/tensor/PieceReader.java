/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.tensor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads numbers piece by piece: no more memory is taken than twice what the bytes that are really
 * there need, or what the length of the file allows, whatever a header says.
 */
public abstract class PieceReader {

  private static final int PIECE_BYTES = 1 << 18;

  private final InputStream in;
  private final int bytes;
  private final ByteOrder order;
  private final int count;
  private final long atOnce;

  /**
   * @param bytes of one number
   * @param count of numbers to be read
   * @param atOnce bytes that may be taken at once, such as the length of the file; 0 if unknown
   */
  protected PieceReader(InputStream in, int bytes, ByteOrder order, int count, long atOnce) {
    this.in = in;
    this.bytes = bytes;
    this.order = order;
    this.count = count;
    this.atOnce = atOnce;
  }

  /** Makes room for so many numbers; those that are there are kept. Called before any are put. */
  protected abstract void makeRoom(int capacity);

  /** Puts {@code count} numbers, the first at {@code at}. */
  protected abstract void put(ByteBuffer from, int at, int count) throws IOException;

  /**
   * Reads all numbers.
   *
   * @param where what an exception names
   * @throws MalformedArrayException where the bytes are fewer
   */
  protected final void readAll(String where) throws IOException {
    byte[] piece = new byte[Math.min(count, PIECE_BYTES / bytes) * bytes];
    int capacity = (long) count * bytes <= atOnce ? count : piece.length / bytes;
    makeRoom(capacity);
    for (int done = 0; done < count; ) {
      int wanted = Math.min(count - done, piece.length / bytes);
      int got = in.readNBytes(piece, 0, wanted * bytes);
      if (got < wanted * bytes) {
        long whole = done + got / bytes;
        throw new MalformedArrayException(
            where, "ends after " + whole + " numbers, expected " + count);
      }
      if (done + wanted > capacity) {
        capacity = (int) Math.min(count, Math.max(done + wanted, 2L * capacity));
        makeRoom(capacity);
      }
      put(ByteBuffer.wrap(piece, 0, got).order(order), done, wanted);
      done += wanted;
    }
  }
}
