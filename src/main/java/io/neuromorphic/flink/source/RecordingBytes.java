/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source;

import io.neuromorphic.flink.codec.Warnings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Map;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * The bytes of a recording, in any file system that Flink knows. A file that is compressed with
 * gzip or Zstandard is unpacked; that is told by its first bytes, never by its name.
 *
 * <p>A compressed file that is cut off gives all bytes that can be unpacked, and a warning; one
 * whose compressed bytes are damaged is a {@link
 * io.neuromorphic.flink.codec.MalformedStreamException}.
 */
public final class RecordingBytes extends InputStream {

  private static final int MAGIC_BYTES = 4;

  private final CountedBytes file;
  private final long length;
  private final InputStream unpacked;
  private final Warnings warnings = new Warnings();

  private RecordingBytes(CountedBytes file, long length) throws IOException {
    this.file = file;
    this.length = length;
    byte[] magic = file.readNBytes(MAGIC_BYTES);
    InputStream all = new SequenceInputStream(new ByteArrayInputStream(magic), file);
    if (GzipBytes.recognises(magic)) {
      unpacked = new GzipBytes(all, warnings);
    } else if (ZstdBytes.recognises(magic)) {
      unpacked = new ZstdBytes(all, file, warnings);
    } else {
      unpacked = all;
    }
  }

  /**
   * Opens a file at its start.
   *
   * @param name a URI, or a path on this machine
   */
  public static RecordingBytes open(String name) throws IOException {
    Path path = RecordingFiles.path(name);
    FileSystem files = path.getFileSystem();
    return of(files.open(path), files.getFileStatus(path).getLen());
  }

  /**
   * The same, of a file that is open; closed with this stream.
   *
   * @param length of the file, bytes
   */
  public static RecordingBytes of(InputStream file, long length) throws IOException {
    try {
      return new RecordingBytes(new CountedBytes(file), length);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** Length of the file as it lies there, bytes. */
  public long length() {
    return length;
  }

  /** Bytes of the file, as it lies there, that have been read so far. */
  public long consumed() {
    return file.count();
  }

  /** What was odd about the compression, by kind, with how often. */
  public Map<String, Long> warnings() {
    return warnings.toMap();
  }

  @Override
  public int read() throws IOException {
    return unpacked.read();
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    return unpacked.read(bytes, from, length);
  }

  @Override
  public void close() throws IOException {
    unpacked.close();
  }
}
