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
  private static final Comparator<EventRun> BY_TIME =
      Comparator.comparingLong(EventRun::t).thenComparingInt(EventRun::number);

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

  /**
   * Writes a run: the events in the given order, which is one of ascending times.
   *
   * @throws IOException where there is no room for all of them; then none is in the file
   */
  void add(long[] t, long[] what, int[] value, int[] order) throws IOException {
    long begin = bytes;
    try {
      for (int i : order) {
        buffer.putLong(t[i]).putLong(what[i]).putInt(value[i]);
        if (!buffer.hasRemaining()) {
          write();
        }
      }
      write();
    } catch (IOException e) {
      buffer.clear();
      bytes = begin;
      throw e;
    }
    runs.add(new SpilledRun(file, runs.size(), t[order[0]], begin, order.length));
  }

  /** Runs in the file. */
  int runs() {
    return runs.size();
  }

  private void write() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      bytes += file.write(buffer, bytes);
    }
    buffer.clear();
  }

  /**
   * Shows all events in ascending order; those of one time as they were added.
   *
   * @param rest of the events, which are not in the file
   */
  void merge(List<? extends EventRun> rest, EventVisitor visitor) throws IOException {
    List<EventRun> waiting = new ArrayList<>(rest);
    runs.forEach(run -> waiting.add(run.again()));
    waiting.sort(BY_TIME);
    PriorityQueue<EventRun> open = new PriorityQueue<>(BY_TIME);
    int next = 0;
    while (next < waiting.size() || !open.isEmpty()) {
      if (open.isEmpty()) {
        open.add(waiting.get(next++));
      }
      while (next < waiting.size() && waiting.get(next).t() <= open.element().t()) {
        open.add(waiting.get(next++));
      }
      EventRun first = open.remove();
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
