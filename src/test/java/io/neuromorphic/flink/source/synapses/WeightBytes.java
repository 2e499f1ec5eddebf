/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.synapses;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files of weights, byte by byte as NumPy, SciPy and safetensors write them. */
final class WeightBytes {

  private WeightBytes() {}

  static byte[] f4(float... numbers) {
    ByteBuffer bytes = little(numbers.length * Float.BYTES);
    for (float number : numbers) {
      bytes.putFloat(number);
    }
    return bytes.array();
  }

  static byte[] f8(double... numbers) {
    ByteBuffer bytes = little(numbers.length * Double.BYTES);
    for (double number : numbers) {
      bytes.putDouble(number);
    }
    return bytes.array();
  }

  /** Numbers of two bytes: float16, bfloat16 or int16. */
  static byte[] two(int... bits) {
    ByteBuffer bytes = little(bits.length * Short.BYTES);
    for (int number : bits) {
      bytes.putShort((short) number);
    }
    return bytes.array();
  }

  static byte[] i4(int... numbers) {
    ByteBuffer bytes = little(numbers.length * Integer.BYTES);
    for (int number : numbers) {
      bytes.putInt(number);
    }
    return bytes.array();
  }

  static byte[] i8(long... numbers) {
    ByteBuffer bytes = little(numbers.length * Long.BYTES);
    for (long number : numbers) {
      bytes.putLong(number);
    }
    return bytes.array();
  }

  /**
   * An array of NumPy.
   *
   * @param type such as {@code <f4}
   * @param shape as Python writes it
   */
  static byte[] npy(String type, String shape, byte[] numbers) {
    return npy(type, false, shape, numbers);
  }

  static byte[] npy(String type, boolean fortran, String shape, byte[] numbers) {
    String header =
        "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }"
            .formatted(type, fortran ? "True" : "False", shape);
    byte[] text = ((header + " ".repeat(117 - header.length())) + "\n").getBytes(US);
    return little(10 + text.length + numbers.length)
        .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
        .putShort((short) text.length)
        .put(text)
        .put(numbers)
        .array();
  }

  private static final java.nio.charset.Charset US = StandardCharsets.US_ASCII;

  /** A zip of arrays, not compressed. */
  static byte[] npz(Map<String, byte[]> arrays) {
    return zip(arrays, ZipEntry.STORED, ".npy");
  }

  static byte[] zip(Map<String, byte[]> arrays, int method, String suffix) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> array : arrays.entrySet()) {
        ZipEntry entry = new ZipEntry(array.getKey() + suffix);
        CRC32 sum = new CRC32();
        sum.update(array.getValue());
        entry.setCrc(sum.getValue());
        entry.setSize(array.getValue().length);
        entry.setMethod(method);
        zip.putNextEntry(entry);
        zip.write(array.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** The arrays of a sparse matrix as SciPy saves it, to be changed. */
  static Map<String, byte[]> csr(
      int rows, int columns, int[] indptr, int[] indices, float... data) {
    Map<String, byte[]> arrays = new LinkedHashMap<>();
    arrays.put("indices", npy("<i4", "(" + indices.length + ",)", i4(indices)));
    arrays.put("indptr", npy("<i4", "(" + indptr.length + ",)", i4(indptr)));
    arrays.put("format", npy("|S3", "()", "csr".getBytes(US)));
    arrays.put("shape", npy("<i8", "(2,)", i8(rows, columns)));
    arrays.put("data", npy("<f4", "(" + data.length + ",)", f4(data)));
    arrays.put("_is_array", npy("|b1", "()", new byte[] {1}));
    return arrays;
  }

  /** A safetensors file with the given header. */
  static byte[] safetensors(String header, byte[] numbers) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    return little(Long.BYTES + text.length + numbers.length)
        .putLong(text.length)
        .put(text)
        .put(numbers)
        .array();
  }

  /** A safetensors file of one tensor {@code w}. */
  static byte[] safetensors(String type, String shape, byte[] numbers) {
    return safetensors("{" + tensor("w", type, shape, 0, numbers.length) + "}", numbers);
  }

  static String tensor(String name, String type, String shape, long from, long to) {
    return "\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
        .formatted(name, type, shape, from, to);
  }

  private static ByteBuffer little(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }
}
