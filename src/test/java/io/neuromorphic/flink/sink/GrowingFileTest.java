/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class GrowingFileTest {

  @TempDir Path folder;
  private Path target;
  private Path part;

  @BeforeEach
  void name() {
    target = folder.resolve("spikes.csv");
    part = folder.resolve("spikes.csv.part");
  }

  @Test
  void growsBesideItsPlaceUntilItIsComplete() throws IOException {
    try (GrowingFile file = created()) {
      write(file, "1\n");
      assertThat(file.sync()).isEqualTo(4);
      assertThat(part).hasContent("h\n1\n");
      assertThat(target).doesNotExist();
      write(file, "2\n");
      file.complete();
    }
    assertThat(target).hasContent("h\n1\n2\n");
    assertThat(part).doesNotExist();
  }

  @Test
  void replacesWhatWasThere() throws IOException {
    Files.writeString(target, "of an earlier run");
    Files.writeString(part, "of a run that was cut off");
    try (GrowingFile file = created()) {
      file.complete();
    }
    assertThat(target).hasContent("h\n");
  }

  @Test
  void reopenedItForgetsWhatCameAfter() throws IOException {
    long length;
    try (GrowingFile file = created()) {
      write(file, "1\n");
      length = file.sync();
      write(file, "lost\n");
    }
    try (GrowingFile file = new GrowingFile(target)) {
      file.reopen(length);
      write(file, "2\n");
      assertThat(file.sync()).isEqualTo(6);
      file.complete();
    }
    assertThat(target).hasContent("h\n1\n2\n");
  }

  @Test
  void reopensAFileThatWasCompleteAlready() throws IOException {
    try (GrowingFile file = created()) {
      write(file, "1\n");
      file.complete();
    }
    try (GrowingFile file = new GrowingFile(target)) {
      file.reopen(2);
      write(file, "2\n");
      file.complete();
    }
    assertThat(target).hasContent("h\n2\n");
  }

  @Test
  void refusesToGoOnWithoutWhatWasWritten() throws IOException {
    GrowingFile missing = new GrowingFile(target);
    assertThatThrownBy(() -> missing.reopen(2))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(
            ": the 2 bytes that were written to it before are not there, nor in " + part);
    Files.writeString(part, "h");
    assertThatThrownBy(() -> missing.reopen(2)).isInstanceOf(IOException.class);
  }

  private GrowingFile created() throws IOException {
    GrowingFile file = new GrowingFile(target);
    file.create("h\n".getBytes(UTF_8));
    return file;
  }

  private static void write(GrowingFile file, String text) throws IOException {
    file.out().write(text.getBytes(UTF_8));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskIsToldWithTheFileAndDoesNotKeepItOpen() throws IOException {
    Files.createSymbolicLink(part, Path.of("/dev/full"));
    GrowingFile file = created();
    write(file, "1\n");

    assertThatThrownBy(file::sync)
        .isInstanceOf(IOException.class)
        .hasMessage("cannot write " + target + ": No space left on device");
    assertThatThrownBy(file::close).isInstanceOf(IOException.class);
    assertThat(file.isOpen()).isFalse();
    file.close();
  }
}
