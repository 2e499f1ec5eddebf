/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.aedat4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.codec.MalformedStreamException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Lz4FrameTest {

  private static final int[] FLAGS = {
    Lz4Writer.LINKED,
    Lz4Writer.INDEPENDENT,
    Lz4Writer.LINKED | Lz4Writer.CONTENT_SIZE,
    Lz4Writer.LINKED | Lz4Writer.BLOCK_CHECKSUMS | Lz4Writer.CONTENT_CHECKSUM,
    Lz4Writer.INDEPENDENT | Lz4Writer.CONTENT_SIZE | Lz4Writer.CONTENT_CHECKSUM
  };

  @Test
  void givesBackContentOfAllSizesAndKinds() throws MalformedStreamException {
    Random random = new Random(11);
    for (int size : new int[] {0, 1, 12, 13, 100, 65_535, 65_536, 65_537, 200_000}) {
      for (int alphabet : new int[] {1, 2, 20, 256}) {
        byte[] content = content(random, size, alphabet);
        for (int flags : FLAGS) {
          byte[] frame = Lz4Writer.frame(content, flags);
          assertThat(decode(frame)).as("%d of %d, %x", size, alphabet, flags).isEqualTo(content);
        }
      }
    }
  }

  @Test
  void followsMatchesIntoTheBlockBefore() throws MalformedStreamException {
    byte[] content = content(new Random(1), 60_000, 256);
    byte[] twice = Arrays.copyOf(content, 120_000);
    System.arraycopy(content, 0, twice, 60_000, 60_000);
    byte[] linked = Lz4Writer.frame(twice, Lz4Writer.LINKED);
    byte[] independent = Lz4Writer.frame(twice, Lz4Writer.INDEPENDENT);
    assertThat(linked).hasSizeLessThan(61_000);
    assertThat(independent).hasSizeGreaterThan(100_000);
    assertThat(decode(linked)).isEqualTo(twice);
    byte[] pretending = linked.clone();
    pretending[4] = (byte) Lz4Writer.INDEPENDENT;
    assertThatThrownBy(() -> decode(pretending)).hasMessageContaining("corrupt LZ4 block");
  }

  @Test
  void refusesFramesThatAreNotWhatTheySay() {
    byte[] content = content(new Random(1), 1_000, 4);
    byte[] frame = Lz4Writer.frame(content, Lz4Writer.LINKED | Lz4Writer.CONTENT_SIZE);
    assertMalformed(changed(frame, 0, 5), "byte 1004: no LZ4 frame");
    assertMalformed(changed(frame, 4, 0x80), "flags 0x80");
    assertMalformed(changed(frame, 4, 0x41), "flags 0x41");
    assertMalformed(changed(frame, 5, 0x30), "block descriptor 0x30");
    assertMalformed(changed(frame, 6, 1), "LZ4 content of 1000 bytes, expected 769");
    assertMalformed(Arrays.copyOf(frame, frame.length + 1), "1 bytes after the LZ4 frame");
    for (int length = 0; length < frame.length; length++) {
      byte[] shorter = Arrays.copyOf(frame, length);
      assertThatThrownBy(() -> decode(shorter)).isInstanceOf(MalformedStreamException.class);
    }
  }

  private static void assertMalformed(byte[] frame, String message) {
    assertThatThrownBy(() -> decode(frame))
        .isInstanceOf(MalformedStreamException.class)
        .hasMessageContaining(message);
  }

  private static byte[] changed(byte[] frame, int at, int value) {
    byte[] changed = frame.clone();
    changed[at] = (byte) value;
    return changed;
  }

  private static byte[] content(Random random, int size, int alphabet) {
    byte[] content = new byte[size];
    for (int i = 0; i < size; i++) {
      content[i] = (byte) random.nextInt(alphabet);
    }
    return content;
  }

  private static byte[] decode(byte[] frame) throws MalformedStreamException {
    Bytes out = new Bytes(1 << 20);
    Lz4Frame.decode(frame, frame.length, 1000, out);
    return Arrays.copyOf(out.array(), out.length());
  }
}
