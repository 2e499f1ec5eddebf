/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.codec.AllocationMeter;
import io.neuromorphic.flink.job.config.EncodeConfig;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaskFileTest {

  private static final int LONGEST = 64 << 20;

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("mask.csv");
  }

  private int[] read() {
    Optional<String> none = Optional.empty();
    return MaskFile.read(
        new EncodeConfig(
            1, 1, 1, none, none, Optional.empty(), false, false, Optional.of(file.toUri()), 0, 0));
  }

  @Test
  void pixelsAreLinesWithOrWithoutAHeader() throws IOException {
    Files.writeString(file, "x, y\n1,2\n\n 65535 , 0 \n");
    assertThat(read()).containsExactly(1 | 2 << 16, 65_535);
    Files.writeString(file, "3,4");
    assertThat(read()).containsExactly(3 | 4 << 16);
    Files.writeString(file, "");
    assertThat(read()).isEmpty();
  }

  @Test
  void morePixelsThanWereExpectedAreAllRead() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      lines.append(i).append(",7\n");
    }
    Files.writeString(file, lines);
    int[] pixels = read();
    assertThat(pixels).hasSize(10_000);
    assertThat(pixels[9_999]).isEqualTo(9_999 | 7 << 16);
  }

  @Test
  void whatIsNoPixelIsToldWithItsLine() throws IOException {
    for (String line : new String[] {"1", "1,2,3", "-1,2", "65536,1", "a,b", "x,y", ",", "1;2"}) {
      Files.writeString(file, "1,2\n" + line + "\n");
      assertThatThrownBy(this::read)
          .isInstanceOf(JobStartException.class)
          .hasMessage(file + " line 2: '" + line + "' is not a pixel x,y from 0 to 65535");
    }
    Files.write(file, new byte[] {'1', ',', '2', '\n', (byte) 0xFF});
    assertThatThrownBy(this::read)
        .isInstanceOf(JobStartException.class)
        .hasMessage("the mask " + file + " is not UTF-8 text");
  }

  @Test
  void aMaskOfMoreThan64MebibytesIsRefusedUnread() throws Exception {
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(LONGEST + 1L);
    }
    long allocated =
        AllocationMeter.bytes(
            () ->
                assertThatThrownBy(this::read)
                    .isInstanceOf(JobStartException.class)
                    .hasMessage(
                        "the mask " + file + " is longer than 67108864 bytes, expected lines x,y"));
    assertThat(allocated).isLessThan(4 << 20);
  }

  @Test
  void aMaskOf64MebibytesOfEmptyLinesTakesNoMemoryForThem() throws Exception {
    byte[] lines = new byte[LONGEST];
    Arrays.fill(lines, (byte) '\n');
    lines[LONGEST - 4] = '5';
    lines[LONGEST - 3] = ',';
    lines[LONGEST - 2] = '6';
    Files.write(file, lines);
    assertThat(read()).containsExactly(5 | 6 << 16);
  }

  @Test
  void aMaskThatIsOneLineIsToldInShort() throws IOException {
    Files.writeString(file, "9".repeat(1_000_000));
    assertThatThrownBy(this::read)
        .isInstanceOf(JobStartException.class)
        .satisfies(problem -> assertThat(problem.getMessage().length()).isLessThan(500));
  }
}
