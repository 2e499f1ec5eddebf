/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.csv;

import io.neuromorphic.flink.event.Rejection;
import java.nio.charset.StandardCharsets;

/** Writes rejected events as rows {@code reason,detail,source,position,value}. */
public final class RejectedCsv {

  private static final byte[] HEADER =
      "reason,detail,source,position,value\n".getBytes(StandardCharsets.UTF_8);

  private RejectedCsv() {}

  /** The first line of a file. */
  public static byte[] header() {
    return HEADER.clone();
  }

  /** One row, with its line end. */
  public static byte[] row(Rejection rejection) {
    String row =
        String.join(
            ",",
            rejection.reason().word(),
            CsvText.field(rejection.detail()),
            CsvText.field(rejection.source()),
            CsvText.field(rejection.position()),
            CsvText.field(rejection.value()));
    return (row + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
