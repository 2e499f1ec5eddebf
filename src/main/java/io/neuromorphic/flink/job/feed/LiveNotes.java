/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.feed;

import io.neuromorphic.flink.source.live.LiveCounts;
import java.util.LinkedHashMap;
import java.util.Map;

/** What of a live sensor's events did not get through, or was odd, by kind. */
final class LiveNotes {

  /** Events that no clock can have. */
  static final String REJECTED = "events rejected for their time";

  private LiveNotes() {}

  /** All kinds that are shown while events come in, also those that did not happen. */
  static Map<String, Long> status(LiveCounts counts) {
    Map<String, Long> notes = new LinkedHashMap<>();
    notes.put("dropped", counts.droppedEvents());
    notes.put("restarts", counts.restarts());
    return notes;
  }

  /**
   * The kinds that happened.
   *
   * @param slow who is to blame where something was dropped
   */
  static Map<String, Long> summary(LiveCounts counts, String slow) {
    Map<String, Long> notes = new LinkedHashMap<>();
    notes.put("dropped events: " + slow + " is too slow", counts.droppedEvents());
    notes.put("dropped datagrams: " + slow + " is too slow", counts.droppedDatagrams());
    notes.put(REJECTED, counts.rejectedEvents());
    notes.put("missing datagrams", counts.missingDatagrams());
    notes.put("datagrams that are none of the protocol", counts.malformedDatagrams());
    notes.put("restarts of the sender's clock", counts.restarts());
    notes.putAll(counts.warnings());
    notes.values().removeIf(count -> count == 0);
    return notes;
  }
}
