/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.tensor;

import io.neuromorphic.flink.codec.RawText;
import java.io.IOException;

/** An array is not what its format says or its reader needs; the message names it, in one line. */
public final class MalformedArrayException extends IOException {

  private static final long serialVersionUID = 1L;

  private static final int MAX_CHARS = 2_000;

  /**
   * @param where file, and array within it
   * @param reason what was found and what was expected
   */
  public MalformedArrayException(String where, String reason) {
    super(RawText.cut((where + ": " + reason).replaceAll("\\p{Cntrl}", "?"), MAX_CHARS));
  }
}
