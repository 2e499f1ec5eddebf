/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.capture;

import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.event.RejectReason;
import io.neuromorphic.flink.source.NewFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleConsumer;

/**
 * Gathers events of some splits (Kafka partitions, a socket) and writes them as one recording, in
 * ascending order of their times; events of one time in the order in which they were added. In that
 * order no event of the recording is late, whatever the job; so a job finds in it the events that
 * it found in the splits, as long as it found none of those late.
 *
 * <p>Times stay as they are, or are counted from zero. Zero is then the earliest event of all
 * splits, whichever came first, rounded down to a whole millisecond: no time is negative, and where
 * windows are 1 ms long, or a part of that, each holds the events that it held before.
 *
 * <p>The file appears under its name when it is complete. Used by one thread.
 *
 * @param <P> kind of packets
 */
public abstract class EventCapture<P extends InputPacket> implements Closeable {

  /** Events in a packet that is encoded. */
  static final int PACKET_EVENTS = 8_192;

  private final Path out;
  private final boolean replace;
  private final EventSorter sorter;
  private final CaptureTimes times = new CaptureTimes();
  private final Map<String, Long> notes = new TreeMap<>();
  private long turnedAway;
  private long written;
  private long shift;

  /**
   * @param out the file to write, in a folder that exists
   * @param replace whether it may exist
   */
  EventCapture(Path out, boolean replace) {
    this.out = out;
    this.replace = replace;
    this.sorter = new EventSorter(out);
  }

  /**
   * Gathers the events of a packet; a marker tells how far time has come.
   *
   * @param split by which its events are in order, more or less
   * @throws IOException where there is no room on the disk
   */
  public final void add(int split, P packet) throws IOException {
    note("events that are unparsable", packet.counts().rejected(RejectReason.UNPARSABLE));
    note("events without a possible time", packet.counts().rejected(RejectReason.INVALID_TIME));
    begin(packet);
    for (int i = 0; i < packet.size(); i++) {
      String problem = problem(packet, i);
      if (problem != null) {
        note(problem, 1);
        continue;
      }
      times.came(split, packet.t()[i]);
      sorter.add(packet.t()[i], what(packet, i), value(packet, i));
    }
    times.marker(split, packet.until());
  }

  /** Events gathered so far. */
  public final long events() {
    return sorter.events();
  }

  /** Events that are not gathered. */
  public final long turnedAway() {
    return turnedAway;
  }

  /** The same by kind, with how many. */
  public final Map<String, Long> notes() {
    return new TreeMap<>(notes);
  }

  /**
   * Writes the recording. Last.
   *
   * @param fromZero whether times are counted from the earliest event; else they stay
   * @param progress is told some times how much is done, 0..1
   * @throws IOException where it cannot be written, or the format cannot hold an event; there is no
   *     file then
   */
  public final CaptureReport write(boolean fromZero, DoubleConsumer progress) throws IOException {
    shift = 0;
    if (fromZero && events() > 0) {
      shift = times.zeroMicros();
    }
    return write(out, replace, progress);
  }

  /**
   * Writes the same events, with the same times, as CSV: beside the file that could not be written,
   * or where there is no room either, in the folder for temporary files.
   *
   * @return the file: its name with {@code .csv} after it, or with a number where that is taken
   * @throws IOException where this cannot be written either
   */
  public final Path rescue(DoubleConsumer progress) throws IOException {
    try {
      return rescue(out.toAbsolutePath().getParent(), progress);
    } catch (IOException e) {
      try {
        return rescue(Path.of(System.getProperty("java.io.tmpdir")), progress);
      } catch (IOException again) {
        e.addSuppressed(again);
        throw e;
      }
    }
  }

  private Path rescue(Path folder, DoubleConsumer progress) throws IOException {
    becomeCsv();
    Path csv = folder.resolve(out.getFileName() + ".csv");
    for (int i = 2; Files.exists(csv); i++) {
      csv = folder.resolve(out.getFileName() + "." + i + ".csv");
    }
    write(csv, false, progress);
    return csv;
  }

  private CaptureReport write(Path out, boolean replace, DoubleConsumer progress)
      throws IOException {
    written = 0;
    times.again();
    try (NewFile file = new NewFile(out)) {
      begin(file.out());
      sorter.show(
          (t, what, value) -> {
            times.written(t);
            append(t - shift, what, value);
            if (++written % PACKET_EVENTS == 0) {
              flush(file.out());
              progress.accept((double) written / sorter.events());
            }
          });
      flush(file.out());
      finish(file);
      long bytes = file.complete(replace);
      return new CaptureReport(
          format(),
          written,
          bytes,
          times.firstMicros() - shift,
          times.lastMicros() - shift,
          shift,
          times.disorderMicros(),
          times.silenceMicros(),
          times.longestGapMicros(),
          notes());
    }
  }

  /** Counts events that are not written. */
  private void note(String kind, long count) {
    if (count > 0) {
      notes.merge(kind, count, Long::sum);
      turnedAway += count;
    }
  }

  /** Called before the events of a packet are looked at. */
  void begin(P packet) {}

  /** Why event i is in no recording, or null. */
  abstract String problem(P packet, int i);

  /** Where event i happened, as one number. */
  abstract long what(P packet, int i);

  /** The rest of event i. */
  abstract int value(P packet, int i);

  /** From now on CSV is written; nothing that was taken for another form is left. */
  abstract void becomeCsv();

  /** Name of the format. */
  abstract String format();

  /** Writes what stands before the events. */
  abstract void begin(OutputStream file) throws IOException;

  /** Takes the next event of the recording. */
  abstract void append(long t, long what, int value);

  /** Writes the events taken. */
  abstract void flush(OutputStream file) throws IOException;

  /** Writes what stands after the events. */
  abstract void finish(NewFile file) throws IOException;

  @Override
  public final void close() throws IOException {
    sorter.close();
  }
}
