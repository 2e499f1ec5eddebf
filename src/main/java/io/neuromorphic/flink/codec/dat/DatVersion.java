/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.dat;

/** Where column, row and polarity stand in the second half of a record. */
enum DatVersion {
  /** Bits 8..0, 16..9, from 17. */
  V1(9, 8),

  /** Bits 13..0, 27..14, from 28. */
  V2(14, 14);

  private final int columnBits;
  private final int rowBits;

  DatVersion(int columnBits, int rowBits) {
    this.columnBits = columnBits;
    this.rowBits = rowBits;
  }

  /** Bits of the column, from bit 0. */
  int columnBits() {
    return columnBits;
  }

  /** Bits of the row, behind the column. */
  int rowBits() {
    return rowBits;
  }
}
