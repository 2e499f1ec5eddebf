/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.numpy;

import io.neuromorphic.flink.codec.tensor.FortranOrder;
import io.neuromorphic.flink.codec.tensor.MalformedArrayException;
import io.neuromorphic.flink.codec.tensor.Shapes;
import io.neuromorphic.flink.codec.tensor.TensorReader;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads and writes {@code .npy}: one array. */
public final class NpyFile {

  private static final int PIECE_NUMBERS = 1 << 15;

  private NpyFile() {}

  /**
   * Reads a file.
   *
   * @param most numbers that the reader is ready for
   * @throws MalformedArrayException if it is not an array of numbers, or of more than that
   */
  public static NumpyArray read(Path file, int most) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return read(in, file.toString(), most);
    }
  }

  /**
   * Reads an array, up to the end of the stream.
   *
   * @param where what an exception names
   * @param most numbers that the reader is ready for
   * @throws MalformedArrayException if it is not an array of numbers, or of more than that
   */
  public static NumpyArray read(InputStream in, String where, int most) throws IOException {
    DataInputStream data = new DataInputStream(in);
    NpyHeader header = NpyHeader.read(data, where, most);
    Object numbers = new NumberReader(data, header.type(), header.count()).read(where);
    checkEnd(data, where, header);
    if (header.fortranOrder() && header.shape().length > 1) {
      numbers = FortranOrder.toC(numbers, header.shape());
    }
    return NumpyArray.of(where, header.type(), header.shape(), numbers);
  }

  /**
   * Opens an array of at most {@link Shapes#MOST} numbers, which go up to the end of the stream.
   *
   * @param where what an exception names
   * @param atOnce bytes of numbers that memory may be taken for before they are read, such as the
   *     length of the file; 0 if unknown
   * @throws MalformedArrayException if it is not an array of numbers, or of more than that
   */
  public static TensorReader open(InputStream in, String where, long atOnce) throws IOException {
    NpyHeader header = NpyHeader.read(new DataInputStream(in), where, Shapes.MOST);
    return new TensorReader(
        in,
        where,
        header.type().format(),
        header.type().order(),
        header.shape(),
        header.fortranOrder(),
        atOnce,
        () -> checkEnd(in, where, header));
  }

  private static void checkEnd(InputStream in, String where, NpyHeader header) throws IOException {
    if (in.read() >= 0) {
      throw new MalformedArrayException(where, "goes on after its " + header.count() + " numbers");
    }
  }

  /** Writes an array, in C order and little-endian, in format version 1.0. */
  public static void write(NumpyArray array, OutputStream out) throws IOException {
    out.write(NpyHeader.write(array));
    int count = array.size();
    Object numbers = array.numbers();
    int bytes = numbers instanceof float[] ? Float.BYTES : Double.BYTES;
    byte[] piece = new byte[Math.min(count, PIECE_NUMBERS) * bytes];
    ByteBuffer buffer = ByteBuffer.wrap(piece).order(ByteOrder.LITTLE_ENDIAN);
    for (int done = 0; done < count; ) {
      int next = Math.min(count - done, PIECE_NUMBERS);
      if (numbers instanceof float[] floats) {
        buffer.asFloatBuffer().put(floats, done, next);
      } else if (numbers instanceof double[] doubles) {
        buffer.asDoubleBuffer().put(doubles, done, next);
      } else {
        buffer.asLongBuffer().put((long[]) numbers, done, next);
      }
      out.write(piece, 0, next * bytes);
      done += next;
    }
  }
}
