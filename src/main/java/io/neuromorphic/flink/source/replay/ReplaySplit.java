/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.replay;

import org.apache.flink.api.connector.source.SourceSplit;

/**
 * A recording, and how much of it has been sent.
 *
 * @param name of the recording
 * @param packets packets sent whole
 * @param events events sent of the packet after them
 */
public record ReplaySplit(String name, long packets, int events) implements SourceSplit {

  @Override
  public String splitId() {
    return name;
  }
}
