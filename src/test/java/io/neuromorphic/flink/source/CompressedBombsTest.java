/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import io.neuromorphic.flink.codec.AllocationMeter;
import io.neuromorphic.flink.codec.MalformedStreamException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Small files that unpack to many times their size are read piece by piece, never as a whole. */
class CompressedBombsTest {

  private static final long UNPACKED = 256L << 20;
  private static final long MOST_ALLOCATED = 4 << 20;

  @FunctionalInterface
  private interface Packer {
    OutputStream of(OutputStream out) throws IOException;
  }

  private static byte[] bomb(Packer packer) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = packer.of(packed)) {
      byte[] zeros = new byte[1 << 20];
      for (long written = 0; written < UNPACKED; written += zeros.length) {
        out.write(zeros);
      }
    }
    return packed.toByteArray();
  }

  private static void assertStreamed(byte[] bomb) throws Exception {
    assertThat(bomb.length).isLessThan(1 << 20);
    byte[] piece = new byte[1 << 16];
    long[] read = {0};
    assertThat(
            AllocationMeter.bytes(
                () -> {
                  RecordingBytes bytes =
                      RecordingBytes.of(new ByteArrayInputStream(bomb), bomb.length);
                  for (int n = bytes.read(piece, 0, piece.length);
                      n >= 0;
                      n = bytes.read(piece, 0, piece.length)) {
                    read[0] += n;
                  }
                }))
        .isLessThan(MOST_ALLOCATED);
    assertThat(read[0]).isEqualTo(UNPACKED);
  }

  @Test
  void gzipIsStreamed() throws Exception {
    assertStreamed(bomb(GZIPOutputStream::new));
  }

  @Test
  void zstandardIsStreamed() throws Exception {
    assertStreamed(bomb(ZstdOutputStream::new));
  }

  @Test
  void aWindowOfGigabytesIsRefused() {
    // A frame with a window of 3.75 TiB: magic, descriptor without content size, window byte.
    byte[] frame = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, (byte) 0xff, 1, 0, 0};
    assertThatThrownBy(
            () -> {
              RecordingBytes bytes =
                  RecordingBytes.of(new ByteArrayInputStream(frame), frame.length);
              bytes.read(new byte[100], 0, 100);
            })
        .isInstanceOf(MalformedStreamException.class)
        .hasMessageContaining("window above 128 MiB");
  }
}
