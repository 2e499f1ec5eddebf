/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.aedat4;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.codec.RecordingEncoder;
import io.neuromorphic.flink.event.CameraPacket;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.apache.commons.compress.compressors.lz4.BlockLZ4CompressorInputStream;
import org.junit.jupiter.api.Test;

class Aedat4Lz4EncoderTest extends Aedat4EncoderContract {

  @Override
  protected RecordingEncoder newEncoder() {
    return Aedat4Encoder.lz4();
  }

  /** The frame as DV writes it; its blocks by the library. */
  @Override
  protected byte[] decompress(byte[] compressed) throws IOException {
    ByteBuffer frame = ByteBuffer.wrap(compressed).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(frame.getInt()).isEqualTo(0x184D2204);
    assertThat(new byte[] {frame.get(), frame.get(), frame.get()})
        .isEqualTo(new byte[] {0x40, 0x40, (byte) 0xC0});
    byte[] content = new byte[0];
    for (int size = frame.getInt(); size != 0; size = frame.getInt()) {
      byte[] block = new byte[size & Integer.MAX_VALUE];
      frame.get(block);
      byte[] next = size < 0 ? block : decompressBlock(block, content);
      assertThat(next.length).isBetween(1, 65_536);
      content = ByteBuffer.allocate(content.length + next.length).put(content).put(next).array();
    }
    assertThat(frame.hasRemaining()).isFalse();
    return content;
  }

  private static byte[] decompressBlock(byte[] block, byte[] before) throws IOException {
    try (BlockLZ4CompressorInputStream in =
        new BlockLZ4CompressorInputStream(new ByteArrayInputStream(block))) {
      in.prefill(Arrays.copyOfRange(before, Math.max(0, before.length - 65_535), before.length));
      return in.readAllBytes();
    }
  }

  @Test
  void compressesContentOfAllSizesAndKinds() throws IOException {
    Random random = new Random(12);
    Compressor compressor = new Compressor(Compression.LZ4);
    for (int size : new int[] {0, 1, 5, 12, 13, 14, 100, 65_535, 65_536, 65_537, 200_000}) {
      for (int alphabet : new int[] {1, 2, 20, 256}) {
        byte[] content = new byte[size];
        for (int i = 0; i < size; i++) {
          content[i] = (byte) random.nextInt(alphabet);
        }
        assertThat(decompress(compress(compressor, content)))
            .as("%d of %d", size, alphabet)
            .isEqualTo(content);
      }
    }
  }

  @Test
  void repeatsWhatStandsInTheBlockBefore() throws IOException {
    byte[] content = new byte[60_000];
    new Random(1).nextBytes(content);
    byte[] twice = Arrays.copyOf(content, 120_000);
    System.arraycopy(content, 0, twice, 60_000, 60_000);
    byte[] compressed = compress(new Compressor(Compression.LZ4), twice);
    assertThat(compressed).hasSizeLessThan(61_000);
    assertThat(decompress(compressed)).isEqualTo(twice);
  }

  @Test
  void isShorterThanUncompressed() throws IOException {
    CameraPacket events = new CameraPacket(10_000);
    for (int i = 0; i < 10_000; i++) {
      events.add(i, i % 640, i % 480, i & 1);
    }
    assertThat(encode(newEncoder(), events, 500))
        .hasSizeLessThan(encode(Aedat4Encoder.uncompressed(), events, 500).length * 2 / 3);
  }

  private static byte[] compress(Compressor compressor, byte[] content) {
    ByteBuffer compressed = compressor.compress(ByteBuffer.wrap(content));
    return Arrays.copyOf(compressed.array(), compressed.remaining());
  }
}
