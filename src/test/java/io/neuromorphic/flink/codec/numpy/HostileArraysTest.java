/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.numpy;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.codec.tensor.MalformedArrayException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrays that are none, or lie about themselves. */
class HostileArraysTest {

  private static final Path STORED = Path.of("src/test/resources/numpy/stored.npz");

  @TempDir Path folder;

  /** An array in format version {@code major}.0 with the given header and bytes after it. */
  private static byte[] array(int major, String header, int more) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer buffer =
        ByteBuffer.allocate(8 + (major == 1 ? 2 : 4) + text.length + more)
            .order(ByteOrder.LITTLE_ENDIAN);
    buffer.put(NpyHeader.MAGIC).put((byte) major).put((byte) 0);
    if (major == 1) {
      buffer.putShort((short) text.length);
    } else {
      buffer.putInt(text.length);
    }
    return buffer.put(text).array();
  }

  private static void assertRefused(byte[] bytes, String reason) {
    assertThatThrownBy(
            () -> NpyFile.read(new ByteArrayInputStream(bytes), "w.npy", Integer.MAX_VALUE - 8))
        .isInstanceOf(MalformedArrayException.class)
        .hasMessage("w.npy: " + reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(-1,)|shape (-1,), expected no negative length",
        "(4294967296, 4294967296)|shape (4294967296, 4294967296), expected at most 2147483639"
            + " numbers",
        "(65536, 65536, 0, -1)|shape (65536, 65536, 0, -1), expected no negative length",
        "(2147483639,)|ends after 2 numbers, expected 2147483639",
        "(3,)|ends after 2 numbers, expected 3",
        "(1,)|goes on after its 1 numbers",
        "()|goes on after its 1 numbers",
      })
  void shapesThatLie(String shape, String reason) {
    assertRefused(
        array(1, "{'descr': '<f4', 'fortran_order': False, 'shape': " + shape + ", }", 8), reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'descr': '<f4', 'shape': (2,)}|header keys [descr, shape], expected [descr,"
            + " fortran_order, shape]",
        "{'descr': True, 'fortran_order': False, 'shape': (2,)}|expected a header of descr: string,"
            + " fortran_order: bool, shape: tuple",
        "{'descr': '|O', 'fortran_order': False, 'shape': (2,)}|type '|O', expected f2, f4, f8, i1, i2,"
            + " i4, i8, u1, u2, u4 or b1, little- or big-endian",
      })
  void headersOfSomethingElse(String line) {
    int cut = line.lastIndexOf("}|") + 1;
    assertRefused(array(1, line.substring(0, cut), 8), line.substring(cut + 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{'shape': (2)};a tuple of one without its comma",
        "{'shape': (99999999999999999999,)};no whole number of 64 bits at character 11",
        "{'shape': (x,)};no whole number of 64 bits at character 11",
        "{'shape': [2]};no string, True, False or tuple of whole numbers at character 10",
        "{'shape': (2,;no whole number of 64 bits at character 13",
        "{'shape' (2,)};no ':' at character 9",
        "{'shape;no string at character 1",
        "import os;no '{' at character 0",
        "{} {};text after the dictionary",
        "{'a': True, 'a': True};key 'a' twice",
      })
  void headersThatAreNoDictionary(String header, String reason) {
    assertRefused(array(2, header, 8), reason + " in the header " + header);
  }

  @Test
  void aHeaderOfManyBytesIsNotRead() {
    byte[] bytes = array(2, "{}", 0);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(8, -1);
    assertRefused(bytes, "a header of 4294967295 bytes, expected at most 65536");
  }

  @Test
  void bytesOfSomethingElse() {
    assertRefused("t,population".getBytes(StandardCharsets.UTF_8), "not an array of NumPy (.npy)");
    assertRefused(new byte[0], "ends within its header");
    assertRefused(Arrays.copyOf(array(1, "{}", 0), 11), "ends within its header");
    assertRefused(array(4, "{}", 0), "format version 4.0, expected 1.0, 2.0 or 3.0 of .npy");
  }

  @Test
  void aFileThatIsNoZip() throws IOException {
    Path file = Files.writeString(folder.resolve("w.npz"), "v,u");
    assertThatThrownBy(() -> NpzFile.open(file))
        .isInstanceOf(MalformedArrayException.class)
        .hasMessageStartingWith(file + ": not a zip of arrays (.npz): ");
  }

  @Test
  void aZipWhoseBytesHaveChanged() throws IOException {
    byte[] bytes = Files.readAllBytes(STORED);
    // The first array's first number: what follows the line end of its header.
    int number = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\n", 60) + 1;
    bytes[number] ^= 1;
    Path file = Files.write(folder.resolve("w.npz"), bytes);
    try (NpzFile npz = NpzFile.open(file)) {
      assertThatThrownBy(() -> npz.read("v", 5))
          .isInstanceOf(MalformedArrayException.class)
          .hasMessage(file + ": array 'v': damaged: its checksum is another one");
    }
  }
}
