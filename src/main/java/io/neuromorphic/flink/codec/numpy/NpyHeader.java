/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.numpy;

import io.neuromorphic.flink.codec.tensor.MalformedArrayException;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What stands before the numbers of an array.
 *
 * @param type of the numbers
 * @param fortranOrder whether the first index runs fastest
 * @param shape length of every dimension
 */
record NpyHeader(NumberType type, boolean fortranOrder, long[] shape) {

  /** The first bytes of a file. */
  static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  /** NumPy aligns the numbers to this. */
  private static final int ALIGNMENT = 64;

  /** More than any array of numbers needs; NumPy itself reads up to 10,000 without being asked. */
  private static final int LONGEST = 1 << 16;

  private static final TreeSet<String> KEYS =
      new TreeSet<>(List.of("descr", "fortran_order", "shape"));

  /** Number of numbers. */
  int count() {
    long count = 1;
    for (long edge : shape) {
      count *= edge;
    }
    return (int) count;
  }

  /**
   * Reads a header.
   *
   * @param where what the exception names
   * @param most numbers that the reader is ready for
   * @throws MalformedArrayException where it is none, or of an array that is not read here
   */
  static NpyHeader read(DataInputStream in, String where, int most) throws IOException {
    return of(entries(in, where), where, most);
  }

  /** The dictionary of a header, whatever array it is of. */
  static Map<String, Object> entries(DataInputStream in, String where) throws IOException {
    try {
      for (byte magic : MAGIC) {
        if (in.readByte() != magic) {
          throw new MalformedArrayException(where, "not an array of NumPy (.npy)");
        }
      }
      int major = in.readUnsignedByte();
      int minor = in.readUnsignedByte();
      if (major < 1 || major > 3 || minor != 0) {
        throw new MalformedArrayException(
            where, "format version " + major + "." + minor + ", expected 1.0, 2.0 or 3.0 of .npy");
      }
      long length =
          Integer.toUnsignedLong(Integer.reverseBytes(major == 1 ? shortOf(in) : in.readInt()));
      if (length > LONGEST) {
        throw new MalformedArrayException(
            where, "a header of " + length + " bytes, expected at most " + LONGEST);
      }
      byte[] text = new byte[(int) length];
      in.readFully(text);
      Charset charset = major < 3 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
      return HeaderText.parse(new String(text, charset));
    } catch (EOFException e) {
      throw new MalformedArrayException(where, "ends within its header");
    } catch (IllegalArgumentException e) {
      throw new MalformedArrayException(where, e.getMessage());
    }
  }

  /** A little-endian uint16 as the upper half of a big-endian int. */
  private static int shortOf(DataInputStream in) throws IOException {
    return in.readUnsignedShort() << 16;
  }

  private static NpyHeader of(Map<String, Object> entries, String where, int most)
      throws MalformedArrayException {
    if (!entries.keySet().equals(KEYS)) {
      throw new MalformedArrayException(
          where, "header keys " + new TreeSet<>(entries.keySet()) + ", expected " + KEYS);
    }
    if (!(entries.get("descr") instanceof String description)
        || !(entries.get("fortran_order") instanceof Boolean fortran)
        || !(entries.get("shape") instanceof long[] shape)) {
      throw new MalformedArrayException(
          where, "expected a header of descr: string, fortran_order: bool, shape: tuple");
    }
    NumberType type =
        NumberType.of(description)
            .orElseThrow(
                () ->
                    new MalformedArrayException(
                        where, "type '" + description + "', expected " + NumberType.KNOWN));
    check(shape, where, most);
    return new NpyHeader(type, fortran, shape);
  }

  private static void check(long[] shape, String where, int most) throws MalformedArrayException {
    long count = 1;
    boolean tooMany = false;
    for (long edge : shape) {
      if (edge < 0) {
        throw new MalformedArrayException(
            where, "shape " + NumpyArray.text(shape) + ", expected no negative length");
      }
      tooMany |= edge > most || (count *= Math.min(edge, most + 1L)) > most;
      count = Math.min(count, most + 1L);
    }
    if (tooMany) {
      throw new MalformedArrayException(
          where, "shape " + NumpyArray.text(shape) + ", expected at most " + most + " numbers");
    }
  }

  /** The bytes of a header in version 1.0, ended so that the numbers are aligned. */
  static byte[] write(NumpyArray array) {
    String text =
        "{'descr': '"
            + array.type()
            + "', 'fortran_order': False, 'shape': "
            + array.shapeText()
            + ", }";
    int before = MAGIC.length + 4;
    int length = (before + text.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) ' ');
    System.arraycopy(MAGIC, 0, bytes, 0, MAGIC.length);
    bytes[MAGIC.length] = 1;
    bytes[MAGIC.length + 1] = 0;
    bytes[MAGIC.length + 2] = (byte) (length - before);
    bytes[MAGIC.length + 3] = (byte) ((length - before) >> 8);
    byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(ascii, 0, bytes, before, ascii.length);
    bytes[length - 1] = '\n';
    return bytes;
  }
}
