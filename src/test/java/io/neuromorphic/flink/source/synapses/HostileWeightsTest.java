/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.synapses;

import static io.neuromorphic.flink.source.synapses.Reading.assertRefused;
import static io.neuromorphic.flink.source.synapses.WeightBytes.csr;
import static io.neuromorphic.flink.source.synapses.WeightBytes.f4;
import static io.neuromorphic.flink.source.synapses.WeightBytes.npy;
import static io.neuromorphic.flink.source.synapses.WeightBytes.npz;
import static io.neuromorphic.flink.source.synapses.WeightBytes.safetensors;
import static io.neuromorphic.flink.source.synapses.WeightBytes.tensor;
import static io.neuromorphic.flink.source.synapses.WeightBytes.two;
import static io.neuromorphic.flink.source.synapses.WeightBytes.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.neuromorphic.flink.event.Weights;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are cut off, damaged, or lie about themselves. */
class HostileWeightsTest {

  /** {@code -Dfuzz.streams=N} sets how many files of each kind, {@code -Dfuzz.seed=S} which. */
  private static final int FILES = Integer.getInteger("fuzz.streams", 2_000);

  private static final long MOST_ALLOCATED = 8 << 20;

  @TempDir Path folder;

  private record Sample(String name, byte[] bytes) {
    @Override
    public String toString() {
      return name + " of " + bytes.length + " bytes";
    }
  }

  private static List<Sample> samples() {
    byte[] numbers = f4(1, 2, 3, 4, 5, 6);
    byte[] npy = npy("<f4", "(2, 3)", numbers);
    Map<String, byte[]> csr = csr(2, 3, new int[] {0, 1, 3}, new int[] {2, 0, 1}, 1, 2, 3);
    return List.of(
        new Sample("w.npy", npy),
        new Sample("w.npy", npy("<f2", true, "(2, 3)", two(1, 2, 3, 4, 5, 6))),
        new Sample("w.npz", npz(Map.of("w", npy))),
        new Sample("w.npz", zip(Map.of("w", npy), ZipEntry.DEFLATED, ".npy")),
        new Sample("w.npz", npz(csr)),
        new Sample("w.npz", zip(csr, ZipEntry.DEFLATED, ".npy")),
        new Sample("w.safetensors", safetensors("F32", "[2,3]", numbers)),
        new Sample(
            "w.safetensors",
            safetensors(
                "{\"__metadata__\":{\"a\":\"b\"},"
                    + tensor("w", "F16", "[2,3]", 0, 12)
                    + ","
                    + tensor("b", "I64", "[]", 12, 20)
                    + "}",
                Arrays.copyOf(two(1, 2, 3, 4, 5, 6), 20))),
        new Sample(
            "w.csv", "from,to,weight\n0,1,0.5\n2,0,-1e-3\n".getBytes(StandardCharsets.US_ASCII)));
  }

  private Weights readFile(String name, byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve(name), bytes);
    return WeightFiles.read(file.toString(), meant(bytes), 2, 3);
  }

  private static Weights readStream(String name, byte[] bytes) throws IOException {
    return WeightFiles.readStream(new ByteArrayInputStream(bytes), name, meant(bytes), 2, 3);
  }

  /** Of the sample that holds two. */
  private static Optional<String> meant(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return text.contains("__metadata__") ? Optional.of("w") : Optional.empty();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aFileThatIsCutOffAnywhereIsRefused(Sample sample) throws IOException {
    assertThat(readFile(sample.name(), sample.bytes()).to()).isEqualTo(2);
    for (int length = 0; length < sample.bytes().length; length++) {
      byte[] cut = Arrays.copyOf(sample.bytes(), length);
      if (!sample.name().endsWith(".csv")) {
        assertThatThrownBy(() -> readFile(sample.name(), cut))
            .as("%d bytes", length)
            .isInstanceOf(IOException.class)
            .hasMessageContaining(sample.name());
        assertThatThrownBy(() -> readStream(sample.name(), cut))
            .as("%d bytes", length)
            .isInstanceOf(IOException.class)
            .hasMessageContaining(sample.name());
      } else if (length < 14) {
        assertThatThrownBy(() -> readFile(sample.name(), cut)).isInstanceOf(IOException.class);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aFileThatGoesOnIsRefused(Sample sample) {
    // The directory of a zip is found from the end on; CSV ends where it ends.
    if (!sample.name().matches(".*\\.(csv|npz)")) {
      byte[] longer = Arrays.copyOf(sample.bytes(), sample.bytes().length + 1);
      assertThatThrownBy(() -> readFile(sample.name(), longer)).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> readStream(sample.name(), longer)).isInstanceOf(IOException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aDamagedFileIsRefusedOrRead(Sample sample) throws IOException {
    long seed = Long.getLong("fuzz.seed", 20240229);
    Random random = new Random(seed);
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    readFile(sample.name(), sample.bytes());
    for (int i = 0; i < FILES; i++) {
      byte[] damaged = damaged(sample.bytes(), random);
      String description = "-Dfuzz.seed=" + seed + ", " + sample + ", file " + i;
      long before = thread.getCurrentThreadAllocatedBytes();
      try {
        check(
            random.nextInt(4) == 0
                ? readFile(sample.name(), damaged)
                : readStream(sample.name(), damaged));
      } catch (IOException e) {
        assertThat(e.getMessage())
            .as(description)
            .contains(sample.name())
            .doesNotContain("\n", "\0");
      } catch (RuntimeException | Error e) {
        throw new AssertionError(description, e);
      }
      assertThat(thread.getCurrentThreadAllocatedBytes() - before)
          .as(description)
          .isLessThan(MOST_ALLOCATED);
    }
  }

  private static byte[] damaged(byte[] bytes, Random random) {
    byte[] damaged = bytes.clone();
    for (int more = random.nextInt(4); more >= 0; more--) {
      int at = random.nextInt(damaged.length);
      switch (random.nextInt(4)) {
        case 0 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> damaged[at] = (byte) random.nextInt();
        case 2 -> damaged[at] = (byte) "09,-]}\"{'\n".charAt(random.nextInt(10));
        default -> damaged[at] = (byte) -random.nextInt(2);
      }
    }
    return random.nextInt(8) == 0
        ? Arrays.copyOf(damaged, random.nextInt(2 * damaged.length))
        : damaged;
  }

  /** What is read can be used without looking again. */
  private static void check(Weights weights) {
    assertThat(weights.to()).isEqualTo(2);
    assertThat(weights.from()).isEqualTo(3);
    if (weights.isSparse()) {
      assertThat(weights.rowStart()).hasSize(3).startsWith(0).isSorted().endsWith(weights.count());
      assertThat(weights.column()).hasSize(weights.count());
      assertThat(Arrays.stream(weights.column())).allMatch(column -> column >= 0 && column < 3);
    } else {
      assertThat(weights.count()).isEqualTo(6);
    }
    if (!weights.isHalf()) {
      for (float value : weights.values()) {
        assertThat(Float.isFinite(value)).isTrue();
      }
    }
  }

  @Test
  void manyNumbersThatAreOnlyPromisedTakeNoMemory() {
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = thread.getCurrentThreadAllocatedBytes();
    byte[] promise = npy("<f4", "(40000, 50000)", f4(1, 2));
    assertThatThrownBy(
            () ->
                WeightFiles.readStream(
                    new ByteArrayInputStream(promise), "w.npy", Optional.empty(), 40_000, 50_000))
        .hasMessage("w.npy: ends after 2 numbers, expected 2000000000");
    assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(MOST_ALLOCATED);
  }

  @Test
  void moreNumbersThanAnArrayHoldsAreRefused() {
    byte[] npy = npy("<f4", "(100000, 100000)", f4(1, 2));
    assertThatThrownBy(
            () ->
                WeightFiles.readStream(
                    new ByteArrayInputStream(npy), "w.npy", Optional.empty(), 100_000, 100_000))
        .hasMessage("w.npy: shape (100000, 100000), expected at most 2147483639 numbers");
    byte[] tensors =
        safetensors("{" + tensor("w", "F32", "[100000,100000]", 0, 40_000_000_000L) + "}", f4(1));
    assertRefused(
        "w.safetensors",
        tensors,
        ": tensor 'w': shape [100000, 100000], expected at most 2147483639 numbers");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|: holds no tensors",
        "[]|: not a safetensors file: no '{' begins its header",
        "{} {}|: not a header of safetensors: text after its end",
        "{\"w\":1}|: not a header of safetensors: expected an object for tensor 'w'",
        "{\"w\":{\"dtype\":1}}|: not a header of safetensors: expected a text as dtype of tensor"
            + " 'w'",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[2,3]}}|: not a header of safetensors: tensor 'w' has"
            + " [dtype, shape], expected a dtype, a shape, and two data_offsets",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[2,-3]}}|: not a header of safetensors: expected at"
            + " most 64 whole numbers as shape of tensor 'w'",
        "{\"w\":{\"type\":\"F32\"}}|: not a header of safetensors: tensor 'w' has a field 'type'",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,20]}}|: tensor 'w' of F32"
            + " [2, 3] has 20 bytes",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[24,0]}}|: tensor 'w' lies from"
            + " byte 24 to 0, expected it to begin at 0, where the one before it ends",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,0]}}|:"
            + " tensor 'w' of F32 [4294967296, 4294967296] has 0 bytes",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904],\"data_offsets\":[0,0]}}|:"
            + " tensor 'w' of F32 [4611686018427387904] has 0 bytes",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]},\"v\":{\"dtype\":"
            + "\"F32\",\"shape\":[3],\"data_offsets\":[12,24]}}|: tensor 'v' lies from byte 12 to"
            + " 24, expected it to begin at 24, where the one before it ends",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[1,25]}}|: tensor 'w' lies from"
            + " byte 1 to 25, expected it to begin at 0, where the one before it ends",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[2,3,1],\"data_offsets\":[0,24]},\"w\":{}}|: not a"
            + " header of safetensors: Duplicate field 'w'",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}|: tensor 'w': shape [1],"
            + " expected [2, 3]: weights are [to, from]",
      })
  void headersOfSafetensorsThatLie(String header, String message) {
    assertRefused("w.safetensors", safetensors(header, new byte[24]), message);
  }

  @Test
  void theLengthOfAHeaderIsBounded() {
    byte[] numbers = new byte[24];
    byte[] file = safetensors("F32", "[2,3]", numbers);
    file[7] = (byte) 0x80;
    assertThatThrownBy(() -> Reading.read("w.safetensors", file))
        .hasMessageStartingWith(
            "w.safetensors: not a safetensors file: it begins with a header's length of 9223372")
        .hasMessageEndingWith(" bytes, expected 2 to 100000000");
    file[7] = 0;
    file[3] = 4;
    assertRefused("w.safetensors", file, ": ends within its header, which is of 67108921 bytes");
  }

  @Test
  void numbersThatAreNotThereAreMissed() throws IOException {
    byte[] file = safetensors("F32", "[2,3]", new byte[24]);
    byte[] cut = Arrays.copyOf(file, file.length - 4);
    assertRefused("w.safetensors", cut, ": tensor 'w': ends after 5 numbers, expected 6");
    Path local = folder.resolve("w.safetensors");
    assertThatThrownBy(() -> readFile("w.safetensors", cut))
        .hasMessage(local + ": cut off: 20 bytes of numbers, expected 24");
    assertThatThrownBy(() -> readFile("w.safetensors", Arrays.copyOf(file, file.length + 4)))
        .hasMessage(local + ": goes on after its tensors: 28 bytes of numbers, expected 24");
  }
}
