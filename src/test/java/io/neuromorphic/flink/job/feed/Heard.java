/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.feed;

import java.util.Map;

/** Remembers what a capture told. */
final class Heard implements CaptureListener {

  private final Runnable onceCapturing;

  /** Whether connecting is over. */
  volatile boolean capturing;

  /** So far. */
  volatile long events;

  /** The last fraction that was told. */
  volatile double written = Double.NaN;

  volatile CaptureSummary summary;

  Heard() {
    this(() -> {});
  }

  /**
   * @param onceCapturing is done as soon as connecting is over
   */
  Heard(Runnable onceCapturing) {
    this.onceCapturing = onceCapturing;
  }

  @Override
  public void capturing() {
    onceCapturing.run();
    capturing = true;
  }

  @Override
  public void progress(double seconds, double fraction, long soFar, Map<String, Long> notes) {
    events = soFar;
  }

  @Override
  public void writing(double seconds, double fraction) {
    written = fraction;
  }

  @Override
  public void finished(CaptureSummary finished) {
    summary = finished;
  }
}
