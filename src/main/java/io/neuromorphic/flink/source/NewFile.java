/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** A file that has another name, beside it, until it is complete, and else is gone. */
public final class NewFile implements Closeable {

  private final Path file;
  private final Path unfinished;
  private final OutputStream out;

  /**
   * Opens one to be written.
   *
   * @param file the name that it is to have, in a folder that exists
   * @throws IOException where nothing can be written there
   */
  public NewFile(Path file) throws IOException {
    this.file = file.toAbsolutePath();
    unfinished =
        this.file.resolveSibling("." + this.file.getFileName() + "." + UUID.randomUUID() + ".part");
    out =
        new BufferedOutputStream(
            Files.newOutputStream(unfinished, StandardOpenOption.CREATE_NEW), 1 << 16);
    // Where the JVM is told to stop meanwhile.
    unfinished.toFile().deleteOnExit();
  }

  /** Where its bytes go. */
  public OutputStream out() {
    return out;
  }

  /** Replaces bytes that have been written. */
  public void patch(long offset, byte[] bytes) throws IOException {
    out.flush();
    try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest, offset + rest.position());
      }
    }
  }

  /**
   * Gives the file its name.
   *
   * @param replace whether a file of that name may be replaced
   * @return its size, bytes
   */
  public long complete(boolean replace) throws IOException {
    out.close();
    long bytes = Files.size(unfinished);
    if (replace) {
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    } else {
      Files.move(unfinished, file);
    }
    return bytes;
  }

  @Override
  public void close() throws IOException {
    try {
      out.close();
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }
}
