/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.aedat3;

import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.codec.SensorInfo;

/** What stands before the first packet of a file or of a connection. */
interface StreamHeader {

  /**
   * Reads on.
   *
   * @return where the packets begin, or {@code to} if the header is not over yet
   */
  int read(byte[] bytes, int from, int to) throws MalformedStreamException;

  boolean isComplete();

  SensorInfo sensor();
}
