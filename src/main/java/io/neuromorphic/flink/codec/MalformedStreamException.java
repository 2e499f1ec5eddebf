/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec;

import java.io.IOException;

/** Bytes are not what their format says; tells where and what was expected. */
public final class MalformedStreamException extends IOException {

  private static final long serialVersionUID = 1L;

  private final long offset;

  /**
   * @param offset byte of the stream at which the trouble was found
   * @param reason what was found and what was expected
   */
  public MalformedStreamException(long offset, String reason) {
    super("byte " + offset + ": " + reason);
    this.offset = offset;
  }

  /** Byte of the stream at which the trouble was found. */
  public long offset() {
    return offset;
  }
}
