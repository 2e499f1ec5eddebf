/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.feed;

import java.util.Map;

/** Is told how a capture goes on. */
public interface CaptureListener {

  /**
   * How far it has come; once a second.
   *
   * @param seconds of wall-clock time since the start
   * @param fraction of what there is to capture, 0..1; NaN where there is no end
   * @param events captured so far
   * @param notes what else there is to count, by name
   */
  void progress(double seconds, double fraction, long events, Map<String, Long> notes);

  /** Connecting is over: what comes now is captured. */
  void capturing();

  /**
   * Capturing has ended, and the file is being written.
   *
   * @param fraction of the events, 0..1
   */
  void writing(double seconds, double fraction);

  /** The file is there. */
  void finished(CaptureSummary summary);
}
