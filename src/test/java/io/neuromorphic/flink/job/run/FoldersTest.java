/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {

  @TempDir Path parent;

  @Test
  void aFolderIsRemovedWithAllItHolds() throws Exception {
    Path folder = Files.createDirectories(parent.resolve("a/b/c")).getParent();
    Files.writeString(folder.resolve("file"), "x");

    Folders.delete(parent.resolve("a"));
    Folders.delete(parent.resolve("a"));

    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void aFolderIsRemovedWhileOthersTidyUpInIt() throws Exception {
    Path folder = Files.createDirectory(parent.resolve("busy"));
    for (int i = 0; i < 3_000; i++) {
      Files.createDirectories(folder.resolve("d" + i + "/e"));
    }
    CompletableFuture<Void> other =
        CompletableFuture.runAsync(
            () -> {
              for (int i = 2_999; i >= 0; i--) {
                folder.resolve("d" + i + "/e").toFile().delete();
                folder.resolve("d" + i).toFile().delete();
              }
            });

    Folders.delete(folder);

    other.join();
    assertThat(parent).isEmptyDirectory();
  }
}
