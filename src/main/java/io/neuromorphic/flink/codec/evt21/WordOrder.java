/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.evt21;

/** How the bytes of a 64-bit word are ordered. */
public enum WordOrder {
  /** From the lowest byte to the highest. */
  LITTLE(0, ""),

  /** The upper 32 bits first, each half from its lowest byte to its highest; IMX636 and others. */
  LEGACY(32, "endianness=legacy;");

  private final int rotation;
  private final String option;

  WordOrder(int rotation, String option) {
    this.rotation = rotation;
    this.option = option;
  }

  /** So many bits a word is rotated by, between this order and plain little-endian. */
  int rotation() {
    return rotation;
  }

  /** What a header says of it. */
  String option() {
    return option;
  }
}
