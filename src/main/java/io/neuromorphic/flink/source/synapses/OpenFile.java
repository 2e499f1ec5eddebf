/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.synapses;

import io.neuromorphic.flink.source.RecordingFiles;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;

/** A file that is open, of any file system that Flink knows. Messages of errors name it. */
final class OpenFile implements Closeable {

  private static final String SCHEME_OF_THIS_MACHINE = "file";

  private final String shown;
  private final BufferedInputStream in;
  private final OptionalLong length;
  private final Path local;
  private Path copy;

  private OpenFile(String shown, InputStream in, OptionalLong length, Path local) {
    this.shown = shown;
    this.in = new BufferedInputStream(in);
    this.length = length;
    this.local = local;
  }

  /**
   * Opens a file at its start.
   *
   * @param name a URI, or a path on this machine
   */
  static OpenFile open(String name) throws IOException {
    try {
      return open(RecordingFiles.path(name), RecordingFiles.shown(name));
    } catch (IllegalArgumentException e) {
      throw new IOException("'" + name + "' is no path: " + reason(e), e);
    }
  }

  /**
   * Opens a copy of a file at its start.
   *
   * @param shown what messages name
   */
  static OpenFile open(Path copy, String shown) throws IOException {
    return open(RecordingFiles.path(copy.toString()), shown);
  }

  private static OpenFile open(org.apache.flink.core.fs.Path path, String shown)
      throws IOException {
    FileSystem files;
    FileStatus status;
    try {
      files = path.getFileSystem();
      status = files.getFileStatus(path);
    } catch (FileNotFoundException e) {
      throw new IOException("file not found: " + shown, e);
    } catch (IOException e) {
      throw new IOException("cannot read " + shown + ": " + reason(e), e);
    }
    if (status.isDir()) {
      throw new IOException(shown + " is a folder, expected a file");
    }
    try {
      boolean here = SCHEME_OF_THIS_MACHINE.equals(path.toUri().getScheme());
      return new OpenFile(
          shown,
          files.open(path),
          OptionalLong.of(status.getLen()),
          here ? Path.of(path.getPath()) : null);
    } catch (IOException e) {
      throw new IOException("cannot read " + shown + ": " + reason(e), e);
    }
  }

  /** A file that is read from its start; closed with this. */
  static OpenFile of(InputStream in, String shown) {
    return new OpenFile(shown, in, OptionalLong.empty(), null);
  }

  private static String reason(Exception e) {
    return e instanceof InvalidPathException path
        ? path.getReason()
        : String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
  }

  String shown() {
    return shown;
  }

  /** The file from its start. */
  InputStream in() {
    return in;
  }

  /** Bytes of the file, if known. */
  OptionalLong length() {
    return length;
  }

  /** The first bytes, which are read again afterwards. */
  byte[] head(int most) throws IOException {
    in.mark(most);
    byte[] head = in.readNBytes(most);
    in.reset();
    return head;
  }

  /** The file on this machine: itself, or a copy that is there until this is closed. */
  Path onThisMachine() throws IOException {
    if (local != null) {
      return local;
    }
    if (copy == null) {
      copy = Files.createTempFile("weights", null);
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
    }
    return copy;
  }

  @Override
  public void close() throws IOException {
    try {
      in.close();
    } finally {
      for (Path path : Optional.ofNullable(copy).stream().toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
