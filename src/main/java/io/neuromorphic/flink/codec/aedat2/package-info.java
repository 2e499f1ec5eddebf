/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * AEDAT 2.0, the recordings of jAER: lines of text, then addresses and times, big-endian. What an
 * address means depends on the chip. Specification: iniVation, "AEDAT file formats", and the chip
 * classes of SensorsINI/jaer ({@code DVS128}, {@code DavisChip}). Columns and rows are those of the
 * address: nothing is mirrored, as jAER does. Polarity is the bit of the address; for a DVS128 jAER
 * calls 0 ON.
 */
package io.neuromorphic.flink.codec.aedat2;
