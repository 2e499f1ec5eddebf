/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.run;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes folders. */
public final class Folders {

  private static final Logger LOG = LoggerFactory.getLogger(Folders.class);
  private static final int ATTEMPTS = 40;
  private static final long PAUSE_MILLIS = 50;

  private Folders() {}

  /**
   * Removes a folder with all it holds. A cluster that has just ended may still be tidying up in
   * it: then once more, for at most some seconds. What cannot be removed is no failure.
   */
  public static void delete(Path folder) throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        deleteAll(folder);
        return;
      } catch (IOException e) {
        if (attempt == ATTEMPTS) {
          LOG.warn("{} cannot be removed: {}", folder, e.getMessage());
          return;
        }
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
  }

  private static void deleteAll(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            return postVisitDirectory(file, e);
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException e)
              throws IOException {
            if (e != null && !(e instanceof NoSuchFileException)) {
              throw e;
            }
            Files.deleteIfExists(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
