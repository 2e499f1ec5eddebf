/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.replay;

import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.source.RecordingFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.flink.connector.base.source.reader.RecordsBySplits;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitReader;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsAddition;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsChange;
import org.apache.flink.runtime.execution.SuppressRestartsException;

/**
 * Reads recordings one after the other. Paced, it sends events when they are due, and in silence,
 * every {@value #SILENCE_NANOS} ns, an empty packet that says how far time has come.
 */
final class ReplaySplitReader<P extends InputPacket>
    implements SplitReader<Played<P>, ReplaySplit> {

  private static final long SILENCE_NANOS = 100_000_000;

  /** Longest wait in one call, so that a paused or closed reader is noticed. */
  private static final long MAX_WAIT_NANOS = 20_000_000;

  private final PacketReaderFactory<P> readers;
  private final Pacer pacer;
  private final WarningReports warnings;
  private final Queue<ReplaySplit> splits = new ArrayDeque<>();
  private final Set<String> pausedSplits = new HashSet<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition woken = lock.newCondition();
  private boolean wakeUp;

  private ReplaySplit split;
  private PacketReader<P> reader;
  private Timetable<P> timetable;
  private P packet;
  private int sent;

  private long lastSentNanos;

  ReplaySplitReader(PacketReaderFactory<P> readers, Pacer pacer, WarningReports warnings) {
    this.readers = readers;
    this.pacer = pacer;
    this.warnings = warnings;
  }

  @Override
  public RecordsWithSplitIds<Played<P>> fetch() throws IOException {
    try {
      return read();
    } catch (MalformedStreamException e) {
      // Read again, it would be as malformed.
      throw new SuppressRestartsException(e);
    }
  }

  private RecordsWithSplitIds<Played<P>> read() throws IOException {
    RecordsBySplits.Builder<Played<P>> out = new RecordsBySplits.Builder<>();
    if (reader == null && !openNext()) {
      return out.build();
    }
    if (pausedSplits.contains(split.name())) {
      await(MAX_WAIT_NANOS);
      return out.build();
    }
    if (packet == null) {
      boolean isPacket = readPacket();
      warnings.look(reader.warnings());
      if (!isPacket) {
        finish(out);
        return out.build();
      }
    }
    if (pacer.isPaced() && packet.size() > 0) {
      sendDue(out);
    } else {
      send(out, packet.size());
    }
    return out.build();
  }

  private boolean openNext() throws IOException {
    split = splits.poll();
    if (split == null) {
      return false;
    }
    reader = open();
    timetable = new Timetable<>(reader, pacer, pacer.isPaced());
    for (long i = 0; i < split.packets(); i++) {
      if (!reader.read(reader.newPacket())) {
        throw new IOException(
            split.name() + " ends before packet " + i + ", where it was left; was it changed?");
      }
    }
    warnings.begin(split.name(), reader.warnings());
    if (split.events() > 0) {
      if (!readPacket() || packet.size() < split.events()) {
        throw new IOException(split.name() + " is shorter than it was; was it changed?");
      }
      sent = split.events();
    }
    return true;
  }

  private PacketReader<P> open() throws IOException {
    try {
      return readers.open(split.name());
    } catch (FileNotFoundException | NoSuchFileException e) {
      boolean begun = split.packets() > 0 || split.events() > 0;
      if (begun) {
        // It was here: what holds it may be away for a while.
        throw e;
      }
      throw new SuppressRestartsException(
          new IOException(
              RecordingFiles.shown(split.name())
                  + " is not there on the machine that reads it: every machine of the cluster must"
                  + " have it at this path",
              e));
    }
  }

  /** Takes the next packet; false at the end, when it holds what the decoder told there. */
  private boolean readPacket() throws IOException {
    boolean isPacket = timetable.next();
    packet = timetable.packet();
    sent = 0;
    return isPacket;
  }

  private void finish(RecordsBySplits.Builder<Played<P>> out) throws IOException {
    // What the decoder told at the end, such as a cut-off tail, still counts.
    out.add(split.splitId(), new Played<>(packet, split));
    out.addFinishedSplit(split.splitId());
    warnings.end(reader.warnings());
    pausedSplits.remove(split.name());
    reader.close();
    reader = null;
    timetable = null;
    packet = null;
  }

  private void sendDue(RecordsBySplits.Builder<Played<P>> out) {
    int to = timetable.dueFrom(sent);
    if (to > sent) {
      send(out, to);
      return;
    }
    await(Math.min(MAX_WAIT_NANOS, pacer.nanosUntil(timetable.due(sent))));
    if (pacer.nanos() - lastSentNanos >= SILENCE_NANOS) {
      lastSentNanos = pacer.nanos();
      P marker = reader.newPacket();
      marker.setUntil(Math.min(timetable.due(sent), pacer.dueMicros()));
      out.add(split.splitId(), new Played<>(marker, split));
    }
  }

  /** Sends the events up to {@code to} of the current packet. */
  private void send(RecordsBySplits.Builder<Played<P>> out, int to) {
    P part = packet;
    boolean whole = to == packet.size();
    if (sent > 0 || !whole) {
      part = slice(sent, to);
    }
    split =
        whole
            ? new ReplaySplit(split.name(), split.packets() + 1, 0)
            : new ReplaySplit(split.name(), split.packets(), to);
    out.add(split.splitId(), new Played<>(part, split));
    sent = to;
    lastSentNanos = pacer.nanos();
    if (whole) {
      packet = null;
    }
  }

  @SuppressWarnings("unchecked") // a packet's slice is of its own kind
  private P slice(int from, int to) {
    return (P) packet.slice(from, to, from == 0);
  }

  private void await(long nanos) {
    lock.lock();
    try {
      long left = nanos;
      while (!wakeUp && left > 0) {
        left = woken.awaitNanos(left);
      }
      wakeUp = false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void handleSplitsChanges(SplitsChange<ReplaySplit> change) {
    if (!(change instanceof SplitsAddition)) {
      throw new IllegalArgumentException("unexpected change of splits: " + change);
    }
    splits.addAll(change.splits());
  }

  @Override
  public void wakeUp() {
    lock.lock();
    try {
      wakeUp = true;
      woken.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void pauseOrResumeSplits(Collection<ReplaySplit> pause, Collection<ReplaySplit> resume) {
    pause.forEach(paused -> pausedSplits.add(paused.name()));
    resume.forEach(resumed -> pausedSplits.remove(resumed.name()));
  }

  @Override
  public void close() throws IOException {
    if (reader != null) {
      reader.close();
      reader = null;
    }
  }
}
