/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * AEDAT 4, the recordings and network streams of DV: packets of FlatBuffers, each compressed on its
 * own. Specification: docs.inivation.com, "AEDAT 4.0"; LZ4 frames: lz4/doc/lz4_Frame_format.md;
 * Zstandard: RFC 8878.
 */
package io.neuromorphic.flink.codec.aedat4;
