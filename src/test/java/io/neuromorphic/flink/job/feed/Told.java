/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Remembers what it was told. */
final class Told implements FeedListener {

  final List<String> warnings = new ArrayList<>();
  final List<Long> progress = new ArrayList<>();
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
