/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.capture;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.UUID;

/**
 * Runs of events on disk, each in ascending order, and all of them merged. Runs that overlap in
 * time are read side by side; others only when their time has come, so that many need no more
 * memory.
 */
final class SpillFile implements Closeable {

  private static final int WRITE_EVENTS = 8_192;
  private static final Comparator<SpilledRun> BY_TIME =
      Comparator.comparingLong(SpilledRun::t).thenComparingInt(SpilledRun::number);

  private final Path path;
  private final FileChannel file;
  private final List<SpilledRun> runs = new ArrayList<>();
  private final ByteBuffer buffer = ByteBuffer.allocate(WRITE_EVENTS * SpilledRun.EVENT_BYTES);
  private long bytes;

  /**
   * Makes the file, under a name of its own.
   *
   * @param beside a file in whose folder it is to be
   */
  SpillFile(Path beside) throws IOException {
    path = beside.resolveSibling("." + beside.getFileName() + "." + UUID.randomUUID() + ".part");
    file =
        FileChannel.open(
            path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
    path.toFile().deleteOnExit();
  }

  /** Writes a run: the events in the given order, which is one of ascending times. */
  void add(long[] t, long[] what, int[] value, int[] order) throws IOException {
    runs.add(new SpilledRun(file, runs.size(), t[order[0]], bytes, order.length));
    for (int i : order) {
      buffer.putLong(t[i]).putLong(what[i]).putInt(value[i]);
      if (!buffer.hasRemaining()) {
        write();
      }
    }
    write();
  }

  private void write() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      bytes += file.write(buffer, bytes);
    }
    buffer.clear();
  }

  /** Shows all events in ascending order; those of one time as they were added. */
  void merge(EventVisitor visitor) throws IOException {
    List<SpilledRun> waiting = new ArrayList<>();
    runs.forEach(run -> waiting.add(run.again()));
    waiting.sort(Comparator.comparingLong(SpilledRun::firstTime));
    PriorityQueue<SpilledRun> open = new PriorityQueue<>(BY_TIME);
    int next = 0;
    while (next < waiting.size() || !open.isEmpty()) {
      if (open.isEmpty()) {
        open.add(waiting.get(next++));
      }
      while (next < waiting.size() && waiting.get(next).firstTime() <= open.element().t()) {
        open.add(waiting.get(next++));
      }
      SpilledRun first = open.remove();
      if (first.show(visitor)) {
        open.add(first);
      }
    }
  }

  @Override
  public void close() throws IOException {
    try {
      file.close();
    } finally {
      Files.deleteIfExists(path);
    }
  }
}
