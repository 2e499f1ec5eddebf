/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.feed;

import java.util.Map;

/** Is told how it goes on. */
public interface FeedListener {

  /** Something odd that stops nothing. */
  void warning(String warning);

  /**
   * How far it has come; some times a second.
   *
   * @param seconds of wall-clock time since the start
   * @param fraction of the recording, 0..1; NaN where there is no end
   * @param events sent so far
   * @param notes what else there is to count, by name
   */
  void progress(double seconds, double fraction, long events, Map<String, Long> notes);

  /** All was sent, or a signal has stopped it. */
  void finished(FeedSummary summary);
}
