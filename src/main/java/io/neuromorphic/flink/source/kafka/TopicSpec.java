/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.kafka;

import java.io.Serializable;
import java.util.Map;

/**
 * A topic to read.
 *
 * @param bootstrap {@code host:port,…}
 * @param properties of the consumers; go before the project's own choices
 * @param topic its name
 * @param group consumer group, for committed offsets
 * @param json whether records are JSON events, else packets
 * @param from where to start in the absence of a checkpoint
 * @param bounded whether to end at the offsets that are the latest at the start
 */
public record TopicSpec(
    String bootstrap,
    Map<String, String> properties,
    String topic,
    String group,
    boolean json,
    From from,
    boolean bounded)
    implements Serializable {

  /** Where reading starts. */
  public enum From {
    EARLIEST,
    LATEST,
    COMMITTED
  }
}
