/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.aedat4;

/** How packets are compressed, in the order of the numbers in the header. */
enum Compression {
  NONE,
  LZ4,
  LZ4_HIGH,
  ZSTD,
  ZSTD_HIGH
}
