/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import io.neuromorphic.flink.codec.MalformedStreamException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Compressed files are unpacked by their content; one that is cut off gives what it has. */
class RecordingBytesTest {

  private static final byte[] CONTENT = content(200_000);

  @TempDir Path folder;

  private static byte[] content(int length) {
    byte[] content = new byte[length];
    Random random = new Random(5);
    for (int i = 0; i < length; i++) {
      content[i] = (byte) (random.nextInt(10) == 0 ? random.nextInt() : i / 100);
    }
    return content;
  }

  /** A stream that gives a few bytes at a time and never says what is available. */
  private static InputStream slow(byte[] file) {
    return new ByteArrayInputStream(file) {
      @Override
      public synchronized int read(byte[] bytes, int from, int length) {
        return super.read(bytes, from, Math.min(length, 1 + pos % 7));
      }

      @Override
      public synchronized int available() {
        return 0;
      }
    };
  }

  private static RecordingBytes of(byte[] file) throws IOException {
    return RecordingBytes.of(slow(file), file.length);
  }

  @ParameterizedTest
  @EnumSource
  void partsAreUnpackedOneAfterTheOtherWhateverTheName(Packed packed) throws IOException {
    Path file = folder.resolve("a b:c.txt");
    Files.write(file, packed.pack(CONTENT));
    for (String name : new String[] {file.toString(), file.toUri().toString()}) {
      try (RecordingBytes bytes = RecordingBytes.open(name)) {
        assertThat(bytes.readAllBytes()).isEqualTo(CONTENT);
        assertThat(bytes.warnings()).isEmpty();
        assertThat(bytes.consumed()).isEqualTo(bytes.length()).isEqualTo(Files.size(file));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void partsAreFoundThoughTheStreamNeverSaysWhatIsAvailable(Packed packed) throws IOException {
    assertThat(of(packed.pack(CONTENT)).readAllBytes()).isEqualTo(CONTENT);
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsNothing(Packed packed) throws IOException {
    assertThat(of(packed.pack(new byte[0])).readAllBytes()).isEmpty();
    assertThat(of(new byte[] {0x1f}).readAllBytes()).containsExactly(0x1f);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "PLAIN")
  void oneThatIsCutOffAnywhereGivesWhatItHasAndAWarning(Packed packed) throws IOException {
    byte[] content = content(400_000);
    byte[] file = packed.pack(content);
    int longest = 0;
    for (int length = 4; length < file.length; length += length < 40 ? 1 : 499) {
      RecordingBytes bytes = of(Arrays.copyOf(file, length));
      byte[] unpacked = bytes.readAllBytes();
      assertThat(unpacked).isEqualTo(Arrays.copyOf(content, unpacked.length));
      assertThat(unpacked.length).as("%s bytes", length).isGreaterThanOrEqualTo(longest);
      longest = unpacked.length;
      boolean betweenParts = unpacked.length == 200_000 && bytes.warnings().isEmpty();
      assertThat(betweenParts || bytes.warnings().equals(java.util.Map.of(GzipBytes.CUT_OFF, 1L)))
          .as("%s bytes: %s", length, bytes.warnings())
          .isTrue();
      assertThat(bytes.read()).isNegative();
    }
    assertThat(longest).isGreaterThan(200_000);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "PLAIN")
  void damageIsAnErrorWithItsPlace(Packed packed) throws IOException {
    byte[] file = packed.pack(CONTENT);
    int refused = 0;
    for (int at = 20; at < file.length; at += file.length / 50) {
      byte[] damaged = file.clone();
      damaged[at] ^= 0x55;
      try {
        byte[] unpacked = of(damaged).readAllBytes();
        // Zstandard without checksums may not notice; gzip always does.
        assertThat(packed).isEqualTo(Packed.ZSTD);
        assertThat(unpacked.length).isLessThanOrEqualTo(CONTENT.length);
      } catch (MalformedStreamException e) {
        refused++;
        assertThat(e.offset()).isBetween((long) at - 70_000, (long) file.length);
        assertThat(e).hasMessageContaining("corrupt");
      }
    }
    assertThat(refused).isGreaterThan(0);
  }

  @Test
  void aGzipHeadMayHaveEveryField() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    // Flags: header checksum, extra field, name, comment.
    file.write(HexFormat.of().parseHex("1f8b081e0000000000ff"));
    file.write(new byte[] {3, 0, 1, 2, 3, 'n', 0, 'c', 'd', 0, 9, 9});
    Deflater deflater = new Deflater(9, true);
    deflater.setInput("abc".getBytes("US-ASCII"));
    deflater.finish();
    byte[] deflated = new byte[100];
    file.write(deflated, 0, deflater.deflate(deflated));
    CRC32 crc = new CRC32();
    crc.update("abc".getBytes("US-ASCII"));
    for (long number : new long[] {crc.getValue(), 3}) {
      for (int shift = 0; shift < 32; shift += 8) {
        file.write((int) (number >> shift));
      }
    }
    assertThat(of(file.toByteArray()).readAllBytes()).asString().isEqualTo("abc");
    byte[] wrong = file.toByteArray();
    wrong[wrong.length - 8] ^= 1;
    assertThatThrownBy(() -> of(wrong).readAllBytes())
        .isInstanceOf(MalformedStreamException.class)
        .hasMessageContaining("checksum " + String.format("%08x", crc.getValue()));
  }

  @Test
  void zerosAfterGzipArePaddingAndOtherBytesAreTold() throws IOException {
    byte[] file = Packed.GZIP.pack(CONTENT);
    RecordingBytes padded = of(Arrays.copyOf(file, file.length + 1_000));
    assertThat(padded.readAllBytes()).isEqualTo(CONTENT);
    assertThat(padded.warnings()).isEmpty();
    byte[] more = Arrays.copyOf(file, file.length + 2);
    more[file.length + 1] = 'x';
    RecordingBytes remainder = of(more);
    assertThat(remainder.readAllBytes()).isEqualTo(CONTENT);
    assertThat(remainder.warnings()).containsOnlyKeys("bytes after the end of the compressed data");
  }

  @Test
  void zstandardFramesMayBeSkippable() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(HexFormat.of().parseHex("532a4d1802000000abcd"));
    file.write(Packed.ZSTD.pack(CONTENT));
    assertThat(of(file.toByteArray()).readAllBytes()).isEqualTo(CONTENT);
  }

  @Test
  void aZstandardWindowHasALimit() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    // A window of 2 GiB, told by its first byte after the descriptor; no content size.
    file.write(HexFormat.of().parseHex("28b52ffd00a8010000"));
    assertThatThrownBy(() -> of(file.toByteArray()).readAllBytes())
        .isInstanceOf(MalformedStreamException.class)
        .hasMessageContaining("window above 128 MiB");
  }

  @Test
  void streamsOfZstandardAreReadAsThoseOfKnownSize() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ZstdOutputStream out = new ZstdOutputStream(file).setChecksum(true)) {
      out.write(CONTENT);
    }
    assertThat(of(file.toByteArray()).readAllBytes()).isEqualTo(CONTENT);
    byte[] damaged = file.toByteArray();
    damaged[damaged.length - 1] ^= 1;
    assertThatThrownBy(() -> of(damaged).readAllBytes()).hasMessageContaining("corrupt Zstandard");
  }
}
