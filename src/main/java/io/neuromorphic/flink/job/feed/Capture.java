/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.feed;

import io.neuromorphic.flink.source.capture.CaptureReport;
import io.neuromorphic.flink.source.capture.EventCapture;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Records the events of a live topic or sensor. All times stay as they are; what is written is in
 * ascending order of them. A job over the recording gives the digest of the same job over the topic
 * or sensor, where that job
 *
 * <ul>
 *   <li>read from the same event on to the same event, and had the same origin,
 *   <li>found no event late: its out-of-orderness was at least the disorder that the summary tells,
 *       and no partition was declared idle and came back with events from before,
 *   <li>stepped no silence after the last event, and met none between two events that is longer
 *       than {@code max-gap}: a recording holds events, not markers. The summary warns of both.
 * </ul>
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
  private final WallClock clock = WallClock.SYSTEM;
  private final long start = clock.nanos();

  /** When connecting was over. */
  private volatile long gathering = start;

  private Capture(CaptureRequest request, CaptureListener listener) {
    this.request = request;
    this.listener = listener;
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
      return new Capture(request, listener).run(stop::isGiven);
    }
  }

  /** The same until a condition holds. */
  static CaptureSummary run(
      CaptureRequest request, CaptureListener listener, BooleanSupplier stopped)
      throws IOException, InterruptedException {
    return new Capture(request, listener).run(stopped);
  }

  private CaptureSummary run(BooleanSupplier stopped) throws IOException, InterruptedException {
    request.out().check();
    BooleanSupplier over = () -> stopped.getAsBoolean() || isLongEnough();
    try (CaptureSource source =
        request.topicAddress().isPresent()
            ? TopicCapture.open(request)
            : SensorCapture.open(request)) {
      IOException broken = null;
      gathering = clock.nanos();
      try (EverySecond status = new EverySecond(() -> tell(source))) {
        source.gather(over);
      } catch (IOException e) {
        broken = e;
      }
      CaptureSummary summary = write(source, broken);
      listener.finished(summary);
      if (broken != null) {
        throw new IOException(
            broken.getMessage() + "; what came until then is in " + request.out().path(), broken);
      }
      return summary;
    }
  }

  private CaptureSummary write(CaptureSource source, IOException broken) throws IOException {
    EventCapture<?> events = source.events();
    if (events == null || events.events() == 0) {
      if (broken != null) {
        throw broken;
      }
      Map<String, Long> turnedAway = events == null ? Map.of() : events.notes();
      throw new IOException(
          request.source()
              + (turnedAway.isEmpty()
                  ? ": no event came, so nothing was written" + source.silenceAdvice()
                  : ": nothing came that could be written, but " + turnedAway));
    }
    listener.writing(seconds(), 0);
    CaptureReport report = writeOrRescue(events);
    Map<String, Long> notes = new LinkedHashMap<>(source.notes());
    notes.putAll(report.notes());
    if (report.silenceMicros() > 0) {
      notes.put("us of silence after the last event: not in the recording", report.silenceMicros());
    }
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
        report.disorderMicros(),
        report.silenceMicros(),
        report.longestGapMicros(),
        seconds(),
        notes);
  }

  /** What cannot be captured again is not thrown away because one form cannot hold it. */
  private CaptureReport writeOrRescue(EventCapture<?> events) throws IOException {
    try {
      return events.write(fraction -> listener.writing(seconds(), fraction));
    } catch (IOException e) {
      Path csv;
      try {
        csv = events.rescue(fraction -> listener.writing(seconds(), fraction));
      } catch (IOException again) {
        e.addSuppressed(again);
        throw e;
      }
      throw new IOException(
          request.out().path()
              + " could not be written, so all "
              + events.events()
              + " events are in "
              + csv
              + " instead: "
              + e.getMessage(),
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
