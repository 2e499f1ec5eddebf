/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what it was told. */
final class Told implements FeedListener {

  final List<String> warnings = new ArrayList<>();

  /** Another thread adds to it while a test looks. */
  final List<Long> progress = new CopyOnWriteArrayList<>();

  FeedSummary summary;

  @Override
  public void warning(String warning) {
    warnings.add(warning);
  }

  @Override
  public void progress(double seconds, double fraction, long events, Map<String, Long> notes) {
    progress.add(events);
  }

  @Override
  public void finished(FeedSummary finished) {
    summary = finished;
  }
}
