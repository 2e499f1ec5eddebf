/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.live;

import org.apache.flink.api.connector.source.SourceSplit;

/**
 * The one split of a live input: its socket.
 *
 * @param position where its time stands
 */
public record LiveSplit(LivePosition position) implements SourceSplit {

  static final String ID = "live";

  @Override
  public String splitId() {
    return ID;
  }
}
