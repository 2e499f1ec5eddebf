/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.convert;

import io.neuromorphic.flink.source.convert.ConversionRequest.Size;
import java.util.Map;
import java.util.Optional;

/**
 * What came of a conversion.
 *
 * @param format what was written
 * @param events how many
 * @param bytes size of the file
 * @param sizeOfEvents the size of the sensor, where only the events could tell it
 * @param warnings things skipped or odd in what was read, by kind, with how often
 */
public record ConversionReport(
    String format,
    long events,
    long bytes,
    Optional<Size> sizeOfEvents,
    Map<String, Long> warnings) {}
