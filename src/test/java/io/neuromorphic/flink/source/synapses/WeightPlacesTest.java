/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.synapses;

import static io.neuromorphic.flink.source.synapses.WeightBytes.f4;
import static io.neuromorphic.flink.source.synapses.WeightBytes.npy;
import static io.neuromorphic.flink.source.synapses.WeightBytes.npz;
import static io.neuromorphic.flink.source.synapses.WeightBytes.safetensors;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.neuromorphic.flink.job.Eventually;
import io.neuromorphic.flink.source.files.MemoryFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where files of weights may be, and what is said where they are not. */
class WeightPlacesTest {

  private static final byte[] NPY = npy("<f4", "(1, 2)", f4(1, 2));
  private static final Map<String, byte[]> FORMATS =
      Map.of(
          "w.npy", NPY,
          "w.npz", npz(Map.of("w", NPY)),
          "w.safetensors", safetensors("F32", "[1,2]", f4(1, 2)),
          "w.csv", "from,to,weight\n0,0,1\n1,0,2\n".getBytes(StandardCharsets.US_ASCII));

  @TempDir Path folder;

  private static float[] read(String name) throws IOException {
    return WeightFiles.read(name, Optional.empty(), 1, 2).values();
  }

  private static void assertRefused(String name, String message) {
    assertThatThrownBy(() -> read(name)).isInstanceOf(IOException.class).hasMessage(message);
  }

  @Test
  void everyFormatIsReadFromAnyFileSystem() throws IOException {
    for (Map.Entry<String, byte[]> file : FORMATS.entrySet()) {
      Path local = Files.write(folder.resolve(file.getKey()), file.getValue());
      String uri = "memory://test/weights/" + file.getKey();
      MemoryFiles.put(uri, file.getValue());

      assertThat(read(local.toString())).containsExactly(1, 2);
      assertThat(read(local.toUri().toString())).containsExactly(1, 2);
      assertThat(read(uri)).containsExactly(1, 2);
    }
  }

  @Test
  void namesMayHoldAnything() throws IOException {
    Path odd = Files.write(folder.resolve("a b%20#ü:1.npz"), FORMATS.get("w.npz"));

    assertThat(read(odd.toString())).containsExactly(1, 2);
  }

  @Test
  void aCopyIsCalledWhatItIsACopyOf() throws IOException {
    Path copy = Files.write(folder.resolve("0000-shipped"), NPY);

    assertThat(WeightFiles.readCopy(copy, "nets/w.npy", Optional.empty(), 1, 2).values())
        .containsExactly(1, 2);
    assertThatThrownBy(() -> WeightFiles.readCopy(copy, "nets/w.npy", Optional.empty(), 2, 1))
        .hasMessageStartingWith("nets/w.npy: shape [1, 2], expected [2, 1]: this is [from, to]");
    Path missing = folder.resolve("missing");
    assertThatThrownBy(() -> WeightFiles.readCopy(missing, "w.npy", Optional.empty(), 1, 2))
        .hasMessage("file not found: w.npy");
  }

  @Test
  void aStreamIsClosedAndLeavesNoCopyBehind() throws Exception {
    Set<Path> before = copies();
    boolean[] closed = new boolean[1];
    InputStream in =
        new ByteArrayInputStream(FORMATS.get("w.npz")) {
          @Override
          public void close() {
            closed[0] = true;
          }
        };

    assertThat(WeightFiles.readStream(in, "w.npz", Optional.empty(), 1, 2).values())
        .containsExactly(1, 2);
    assertThat(closed[0]).isTrue();
    // Those of other processes go, too.
    Eventually.holds(
        "no copy is left",
        Duration.ofSeconds(20),
        () -> {
          Set<Path> after = copies();
          after.removeAll(before);
          return after.isEmpty();
        });
  }

  private static Set<Path> copies() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("weights"))
          .collect(Collectors.toSet());
    }
  }

  @Test
  void aMissingFileIsToldByItsName() {
    Path missing = folder.resolve("missing.npy");
    assertRefused(missing.toString(), "file not found: " + missing);
    assertRefused(missing.toUri().toString(), "file not found: " + missing);
    assertRefused("memory://test/no/w.npy", "file not found: memory://test/no/w.npy");
  }

  @Test
  void aFolderIsNoFile() throws IOException {
    Path inner = Files.createDirectory(folder.resolve("w.npy"));
    assertRefused(inner.toString(), inner + " is a folder, expected a file");
  }

  @Test
  void anUnknownFileSystemIsToldByTheName() {
    assertThatThrownBy(() -> read("nowhere://host/w.npy"))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("cannot read nowhere://host/w.npy: Could not find a file system");
    assertThatThrownBy(() -> read("memory:// /w.npy"))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("'memory:// /w.npy' is no path: ");
    assertThatThrownBy(() -> read("w\0.npy"))
        .isInstanceOf(IOException.class)
        .hasMessage("'w\0.npy' is no path: Nul character not allowed");
  }

  @Test
  void aFileThatMayNotBeReadIsToldByItsName() throws IOException {
    Path file = Files.write(folder.resolve("w.npy"), NPY);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("-wx------"));
    assumeThat(Files.isReadable(file)).as("read in spite of its permissions").isFalse();

    assertThatThrownBy(() -> read(file.toString()))
        .isInstanceOf(IOException.class)
        .hasMessage("cannot read " + file + ": " + file + " (Permission denied)");
  }

  @Test
  void aStreamThatBreaksIsToldByTheName() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("connection reset");
          }
        };
    assertThatThrownBy(() -> WeightFiles.readStream(broken, "w.npy", Optional.empty(), 1, 2))
        .hasMessage("cannot read w.npy: connection reset");
  }
}
