/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingFilesTest {

  private static final int MOST = 20_000;

  @TempDir Path folder;

  private void make(int count, String ending) throws IOException {
    for (int i = 0; i < count; i++) {
      Files.createFile(folder.resolve(i + ending));
    }
  }

  @Test
  void soManyFilesMayMatchAndNotOneMore() throws IOException {
    make(MOST, ".raw");
    assertThat(RecordingFiles.find(RecordingFiles.path(folder + "/*.raw"))).hasSize(MOST);
    assertThat(RecordingFiles.find(RecordingFiles.path(folder.toString()))).hasSize(MOST);

    // What does not match does not count, and hides nothing that does.
    make(100, ".csv");
    assertThat(RecordingFiles.find(RecordingFiles.path(folder + "/*.raw"))).hasSize(MOST);
    assertThat(RecordingFiles.find(RecordingFiles.path(folder + "/*.csv"))).hasSize(100);

    Files.createFile(folder.resolve("one.raw"));
    for (String name : new String[] {folder + "/*.raw", folder.toString()}) {
      assertThatThrownBy(() -> RecordingFiles.find(RecordingFiles.path(name)))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("more than 20000 files or folders match ");
    }
  }
}
