/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.files;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.apache.flink.core.fs.BlockLocation;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystemFactory;
import org.apache.flink.core.fs.Path;

/**
 * A file system of Flink that nothing but Flink knows: files of this JVM, by paths such as {@code
 * memory://test/folder/file}. Read only.
 */
public final class MemoryFiles extends FileSystem {

  private static final String SCHEME = "memory";
  private static final Map<String, byte[]> FILES = new ConcurrentSkipListMap<>();

  /** Registered in {@code META-INF/services}. */
  public static final class Factory implements FileSystemFactory {
    @Override
    public String getScheme() {
      return SCHEME;
    }

    @Override
    public FileSystem create(URI uri) {
      return new MemoryFiles();
    }
  }

  /** Puts a file there. */
  public static void put(String uri, byte[] content) {
    FILES.put(new Path(uri).getPath(), content);
  }

  @Override
  public URI getUri() {
    return URI.create(SCHEME + "://test/");
  }

  @Override
  public FileStatus getFileStatus(Path path) throws IOException {
    byte[] content = FILES.get(path.getPath());
    if (content == null
        && FILES.keySet().stream().noneMatch(file -> file.startsWith(folder(path)))) {
      throw new FileNotFoundException(path + " is not there");
    }
    return new Status(path, content);
  }

  private static String folder(Path path) {
    return path.getPath().replaceFirst("/?$", "/");
  }

  @Override
  public FileStatus[] listStatus(Path path) throws IOException {
    String folder = folder(path);
    Stream<String> names =
        FILES.keySet().stream()
            .filter(file -> file.startsWith(folder))
            .map(file -> file.substring(folder.length()).replaceFirst("/.*", ""))
            .distinct();
    String[] found = names.toArray(String[]::new);
    FileStatus[] entries = new FileStatus[found.length];
    for (int i = 0; i < found.length; i++) {
      // The last first: nobody promises an order.
      entries[found.length - 1 - i] = getFileStatus(new Path(SCHEME, "test", folder + found[i]));
    }
    return entries;
  }

  @Override
  public FSDataInputStream open(Path path) throws IOException {
    byte[] content = FILES.get(path.getPath());
    if (content == null) {
      throw new FileNotFoundException(path + " is not there");
    }
    return new Input(content);
  }

  @Override
  public FSDataInputStream open(Path path, int bufferSize) throws IOException {
    return open(path);
  }

  @Override
  public BlockLocation[] getFileBlockLocations(FileStatus file, long start, long length) {
    return new BlockLocation[0];
  }

  @Override
  public boolean isDistributedFS() {
    return true;
  }

  @Override
  public Path getWorkingDirectory() {
    return new Path(getUri());
  }

  @Override
  public Path getHomeDirectory() {
    return getWorkingDirectory();
  }

  @Override
  public boolean delete(Path path, boolean recursive) throws IOException {
    throw new IOException("read only");
  }

  @Override
  public boolean mkdirs(Path path) throws IOException {
    throw new IOException("read only");
  }

  @Override
  public FSDataOutputStream create(Path path, WriteMode mode) throws IOException {
    throw new IOException("read only");
  }

  @Override
  public boolean rename(Path from, Path to) throws IOException {
    throw new IOException("read only");
  }

  private record Status(Path getPath, byte[] content) implements FileStatus {
    @Override
    public long getLen() {
      return content == null ? 0 : content.length;
    }

    @Override
    public long getBlockSize() {
      return getLen();
    }

    @Override
    public short getReplication() {
      return 1;
    }

    @Override
    public long getModificationTime() {
      return 0;
    }

    @Override
    public long getAccessTime() {
      return 0;
    }

    @Override
    public boolean isDir() {
      return content == null;
    }
  }

  private static final class Input extends FSDataInputStream {
    private final byte[] content;
    private int at;

    Input(byte[] content) {
      this.content = Arrays.copyOf(content, content.length);
    }

    @Override
    public void seek(long position) {
      at = (int) position;
    }

    @Override
    public long getPos() {
      return at;
    }

    @Override
    public int read() {
      return at == content.length ? -1 : content[at++] & 0xff;
    }
  }
}
