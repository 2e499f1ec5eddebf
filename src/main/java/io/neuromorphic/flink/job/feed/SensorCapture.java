/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.feed;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.source.capture.CameraCapture;
import io.neuromorphic.flink.source.capture.EventCapture;
import io.neuromorphic.flink.source.live.LiveReceiver;
import java.io.IOException;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Captures what a live sensor sends. */
final class SensorCapture implements CaptureSource {

  private static final long WAIT_MILLIS = 20;
  private static final long DRAIN_NANOS = 1_000_000_000;

  private final LiveReceiver receiver;
  private final CameraCapture capture;
  private volatile long gathered;

  private SensorCapture(LiveReceiver receiver, CameraCapture capture) {
    this.receiver = receiver;
    this.capture = capture;
  }

  static SensorCapture open(CaptureRequest request) throws IOException {
    CameraCapture capture =
        new CameraCapture(
            request.out().path(),
            request.out().format(),
            request.out().sensor(),
            request.out().force());
    return new SensorCapture(LiveReceiver.open(request.liveSpec()), capture);
  }

  @Override
  public void gather(BooleanSupplier over) throws IOException, InterruptedException {
    while (!over.getAsBoolean()) {
      move(WAIT_MILLIS);
    }
    long deadline = System.nanoTime() + DRAIN_NANOS;
    while (move(0) && System.nanoTime() < deadline) {
      // What the receiver has gathered.
    }
  }

  private boolean move(long millis) throws IOException, InterruptedException {
    CameraPacket packet = receiver.next(millis);
    if (packet == null) {
      return false;
    }
    capture.add(0, packet);
    gathered = capture.events();
    return true;
  }

  @Override
  public EventCapture<?> events() {
    return capture;
  }

  @Override
  public long gathered() {
    return gathered;
  }

  @Override
  public double fraction() {
    return Double.NaN;
  }

  @Override
  public Map<String, Long> status() {
    Map<String, Long> status = LiveNotes.status(receiver.counts());
    if (receiver.counts().malformedDatagrams() > 0) {
      status.put("datagrams of another protocol", receiver.counts().malformedDatagrams());
    }
    return status;
  }

  @Override
  public Map<String, Long> notes() {
    Map<String, Long> notes = LiveNotes.summary(receiver.counts(), "this machine");
    // They are counted as events that were not written, too.
    notes.remove(LiveNotes.REJECTED);
    return notes;
  }

  @Override
  public String silenceAdvice() {
    return receiver.counts().datagrams() + receiver.counts().connections() == 0
        ? "; is the sensor sending to this address and port?"
        : "; does the sensor speak what --format says?";
  }

  @Override
  public void close() throws IOException {
    try {
      receiver.close();
    } finally {
      capture.close();
    }
  }
}
