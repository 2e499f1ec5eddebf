/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.stream;

import java.util.Locale;

/** Formats of Kafka records. */
public enum EventFormat {
  /** One event per record, as JSON. */
  JSON,
  /** One packet per record, as Protocol Buffers: the format for real rates. */
  PACKET;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
