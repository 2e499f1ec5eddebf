/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.sink;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that grows beside its place as {@code NAME.part} and is renamed into it when complete.
 * Reopened at a checkpointed length, it forgets what was written after.
 */
public final class GrowingFile implements Closeable {

  private static final int BUFFER_BYTES = 1 << 16;

  private final Path target;
  private final Path part;
  private FileChannel channel;
  private OutputStream out;
  private long closedAt;

  public GrowingFile(Path target) {
    this.target = target;
    this.part = partOf(target);
  }

  /** Where a file grows until it is complete. */
  public static Path partOf(Path target) {
    return target.resolveSibling(target.getFileName() + ".part");
  }

  /** Puts a file that will not grow any more in its place. */
  public static void complete(Path target) throws IOException {
    Files.move(partOf(target), target, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Starts the file, with a first line. */
  public void create(byte[] header) throws IOException {
    channel =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    out = new BufferedOutputStream(new NamedOutput(channel, target), BUFFER_BYTES);
    out.write(header);
  }

  /** Goes on after the first {@code length} bytes. */
  public void reopen(long length) throws IOException {
    if (!Files.exists(part) && Files.exists(target) && Files.size(target) >= length) {
      // It was complete when the run was taken back to an earlier checkpoint.
      Files.move(target, part);
    }
    if (!Files.exists(part) || Files.size(part) < length) {
      throw new NoSuchFileException(
          target.toString(),
          null,
          "the "
              + length
              + " bytes that were written to it before are not there, nor in "
              + part
              + "; put the file back, or write to another one");
    }
    channel = FileChannel.open(part, StandardOpenOption.WRITE);
    channel.truncate(length);
    channel.position(length);
    out = new BufferedOutputStream(new NamedOutput(channel, target), BUFFER_BYTES);
  }

  /** Whether rows can be written. */
  public boolean isOpen() {
    return channel != null;
  }

  /** Where rows are written to. */
  public OutputStream out() {
    return out;
  }

  /** Brings everything written to the disk and returns the file's length, also once closed. */
  public long sync() throws IOException {
    if (channel == null) {
      return closedAt;
    }
    out.flush();
    channel.force(false);
    return channel.position();
  }

  /** Completes the file. */
  public void complete() throws IOException {
    sync();
    close();
    complete(target);
  }

  @Override
  public void close() throws IOException {
    if (channel == null) {
      return;
    }
    // What cannot be written, on a full disk, must not keep the file open as well.
    try (FileChannel closing = channel) {
      channel = null;
      out.flush();
      closedAt = closing.position();
    }
  }
}
