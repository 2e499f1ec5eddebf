/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.sink.topic;

/** Kafka has not taken a record. */
public final class TopicWriteException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TopicWriteException(String topic, Exception cause) {
    super("topic '" + topic + "' did not take a record: " + cause.getMessage(), cause);
  }
}
