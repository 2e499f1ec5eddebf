/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what is read, and remembers whether the end was met. */
final class CountedBytes extends FilterInputStream {

  private long count;
  private boolean ended;

  CountedBytes(InputStream in) {
    super(in);
  }

  long count() {
    return count;
  }

  /** Whether somebody asked for more than there is. */
  boolean hasEnded() {
    return ended;
  }

  @Override
  public int read() throws IOException {
    int read = in.read();
    if (read < 0) {
      ended = true;
    } else {
      count++;
    }
    return read;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int read = in.read(bytes, from, length);
    if (read < 0) {
      ended = true;
    } else {
      count += read;
    }
    return read;
  }

  /** Nothing is promised: what asks must read. */
  @Override
  public int available() {
    return 0;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
