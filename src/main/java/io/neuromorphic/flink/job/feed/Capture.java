/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.feed;

import io.neuromorphic.flink.job.run.FailureText;
import io.neuromorphic.flink.job.tool.UsageException;
import io.neuromorphic.flink.source.capture.CaptureReport;
import io.neuromorphic.flink.source.capture.EventCapture;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Records the events of a live topic or sensor, in ascending order of their times. These stay as
 * they are, or are counted from the earliest event. A recording holds events, not markers. So a job
 * over it gives the spikes of the same job over the topic or sensor, up to the end of the window
 * that holds the last event, where the live job
 *
 * <ul>
 *   <li>read from the same event on to the same event, and had the same origin,
 *   <li>found no event late: its out-of-orderness was at least the disorder that the summary tells,
 *       and no partition was declared idle and came back with events from before,
 *   <li>met no silence between two events that is longer than {@code max-gap}: the summary warns of
 *       that.
 * </ul>
 *
 * <p>In the silence that markers told after the last event a live job may have spiked; the summary
 * tells how long that was. Without it the digests are equal, too.
 *
 * <p>Late events are in the recording like all others, as what is late depends on the job; what no
 * job could integrate is counted instead.
 */
public final class Capture {

  /** Long enough to write some hundred million events after Ctrl-C. */
  private static final long WRITE_SECONDS = 600;

  /** The default of {@code max-gap}. */
  private static final long MAX_GAP_MICROS = Duration.ofHours(1).toNanos() / 1_000;

  private final CaptureRequest request;
  private final CaptureListener listener;
  private final WallClock clock;
  private final long start;

  /** When connecting was over. */
  private volatile long gathering;

  /** Connects. */
  @FunctionalInterface
  interface Opening {
    CaptureSource open() throws IOException;
  }

  private Capture(CaptureRequest request, CaptureListener listener, WallClock clock) {
    this.request = request;
    this.listener = listener;
    this.clock = clock;
    this.start = clock.nanos();
  }

  /**
   * Records until the end that was asked for, or until the process is told to stop.
   *
   * @throws io.neuromorphic.flink.job.tool.UsageException where what was asked for makes no sense,
   *     or there is no such topic
   * @throws io.neuromorphic.flink.job.JobStartException where Kafka does not answer at the start
   * @throws IOException where there was no event, or nothing can be written; there is no file then.
   *     Where OUT cannot be written the events are in a CSV file beside it, which the message
   *     names. Where the source broke, what had come until then is in the file
   */
  public static CaptureSummary run(CaptureRequest request, CaptureListener listener)
      throws IOException, InterruptedException {
    try (StopSignal stop = new StopSignal(WRITE_SECONDS)) {
      return run(request, listener, stop::isGiven);
    }
  }

  /** The same until a condition holds. */
  static CaptureSummary run(
      CaptureRequest request, CaptureListener listener, BooleanSupplier stopped)
      throws IOException, InterruptedException {
    return run(
        request,
        listener,
        stopped,
        () ->
            request.topicAddress().isPresent()
                ? TopicCapture.open(request)
                : SensorCapture.open(request),
        WallClock.SYSTEM);
  }

  /** The same from a source, by a clock. */
  static CaptureSummary run(
      CaptureRequest request,
      CaptureListener listener,
      BooleanSupplier stopped,
      Opening opening,
      WallClock clock)
      throws IOException, InterruptedException {
    request.out().check();
    return new Capture(request, listener, clock).run(stopped, opening);
  }

  private CaptureSummary run(BooleanSupplier stopped, Opening opening)
      throws IOException, InterruptedException {
    BooleanSupplier over = () -> stopped.getAsBoolean() || isLongEnough();
    try (CaptureSource source = opening.open()) {
      IOException broken = null;
      gathering = clock.nanos();
      listener.capturing();
      try (EverySecond status = new EverySecond(() -> tell(source))) {
        source.gather(over);
      } catch (IOException e) {
        broken = e;
      } catch (UsageException e) {
        throw e;
      } catch (RuntimeException e) {
        // What cannot be captured again is not thrown away for a mistake of ours.
        broken = new IOException(FailureText.of(e), e);
      }
      CaptureSummary summary = write(source, broken);
      listener.finished(summary);
      if (broken != null) {
        throw new IOException(
            broken.getMessage()
                + "; what came until then, "
                + summary.events()
                + " events, is in "
                + request.out().path(),
            broken);
      }
      return summary;
    }
  }

  private CaptureSummary write(CaptureSource source, IOException broken) throws IOException {
    EventCapture<?> events = source.events();
    if (events != null && events.events() > 0) {
      try {
        return write(source, events);
      } catch (IOException e) {
        throw broken == null ? e : new IOException(broken.getMessage() + "; " + e.getMessage(), e);
      }
    }
    throw broken == null ? nothing(source, events) : broken;
  }

  private CaptureSummary write(CaptureSource source, EventCapture<?> events) throws IOException {
    listener.writing(seconds(), 0);
    CaptureReport report = writeOrRescue(events);
    Map<String, Long> notes = new LinkedHashMap<>(source.notes());
    notes.putAll(report.notes());
    if (report.longestGapMicros() > MAX_GAP_MICROS) {
      notes.put(
          "us between two events: a job over it needs such a max-gap", report.longestGapMicros());
    }
    return new CaptureSummary(
        request.source(),
        request.out().path().toString(),
        report.format(),
        report.events(),
        report.bytes(),
        report.firstMicros(),
        report.lastMicros(),
        report.shiftMicros(),
        report.disorderMicros(),
        report.silenceMicros(),
        report.longestGapMicros(),
        seconds(),
        notes);
  }

  private IOException nothing(CaptureSource source, EventCapture<?> events) {
    Map<String, Long> turnedAway = new TreeMap<>(source.notes());
    turnedAway.putAll(events == null ? Map.of() : events.notes());
    String odd =
        turnedAway.entrySet().stream()
            .map(kind -> String.format(Locale.ROOT, "%,d %s", kind.getValue(), kind.getKey()))
            .collect(Collectors.joining(", "));
    if (odd.isEmpty()) {
      return new IOException(
          request.source() + ": no event came, so nothing was written" + source.silenceAdvice());
    }
    return new IOException(
        request.source()
            + ": no event came that could be written, but "
            + odd
            + source.silenceAdvice());
  }

  /** What cannot be captured again is not thrown away because one form cannot hold it. */
  private CaptureReport writeOrRescue(EventCapture<?> events) throws IOException {
    try {
      return events.write(request.fromZero(), fraction -> listener.writing(seconds(), fraction));
    } catch (IOException e) {
      Path csv;
      try {
        csv = events.rescue(fraction -> listener.writing(seconds(), fraction));
      } catch (IOException again) {
        e.addSuppressed(again);
        throw new IOException(
            request.out().path()
                + ": "
                + FailureText.of(e)
                + "; there is no room for a CSV file in the folder for temporary files either, so "
                + events.events()
                + " events are lost",
            e);
      }
      throw new IOException(
          request.out().path()
              + " could not be written, so all "
              + events.events()
              + " events that came are in "
              + csv
              + " instead: "
              + FailureText.of(e),
          e);
    }
  }

  private boolean isLongEnough() {
    return request.length().isPresent()
        && clock.nanos() - gathering >= request.length().get().toNanos();
  }

  private void tell(CaptureSource source) {
    double fraction = source.fraction();
    if (request.length().isPresent()) {
      double passed =
          Math.min(1, (double) (clock.nanos() - gathering) / request.length().get().toNanos());
      fraction = Double.isNaN(fraction) ? passed : Math.max(fraction, passed);
    }
    listener.progress(seconds(), fraction, source.gathered(), source.status());
  }

  private double seconds() {
    return (clock.nanos() - start) / 1e9;
  }
}
