/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.replay;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a checkpoint keeps of the recordings of an input.
 *
 * @param contents by name, of all recordings in order: what tells them from others; empty in
 *     snapshots that do not say
 * @param waiting to be handed out
 */
public record ReplayQueue(Map<String, String> contents, List<ReplaySplit> waiting) {

  /** Copies both, in their order. */
  public ReplayQueue {
    contents = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(contents));
    waiting = List.copyOf(waiting);
  }
}
