/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.numpy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Arrays of {@code numpy.float16}, laid out by hand. */
class Float16ArraysTest {

  private static NumpyArray read(String type, String order, int... bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String header =
        "{'descr': '%s', 'fortran_order': %s, 'shape': (1, 3)}\n".formatted(type, order);
    out.writeBytes(NpyHeader.MAGIC);
    out.writeBytes(new byte[] {1, 0, (byte) header.length(), 0});
    out.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
    for (int each : bytes) {
      out.write(each);
    }
    return NpyFile.read(new ByteArrayInputStream(out.toByteArray()), "w.npy", 3);
  }

  @ParameterizedTest
  @CsvSource({"False", "True"})
  void theyAreReadAsFloat32(String order) throws IOException {
    NumpyArray array = read("<f2", order, 0x00, 0x3C, 0x01, 0x80, 0x00, 0x7C);

    assertThat(array.type()).isEqualTo("<f2");
    assertThat(array.expectShape(1, 3).floats())
        .containsExactly(1, -0x1p-24f, Float.POSITIVE_INFINITY);
  }

  @Test
  void theirBytesMayBeTheOtherWayRound() throws IOException {
    assertThat(read(">f2", "False", 0x3C, 0x00, 0x80, 0x01, 0x7B, 0xFF).doubles())
        .containsExactly(1, -0x1p-24, 65504);
  }
}
