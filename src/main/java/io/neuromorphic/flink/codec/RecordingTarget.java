/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec;

import io.neuromorphic.flink.codec.csv.CsvEncoder;
import java.util.List;
import java.util.function.Supplier;

/**
 * A form in which recordings can be written.
 *
 * @param name as it is chosen, such as {@code evt2.1-legacy}
 * @param extensions of files that are meant to have it, in lower case, without their dot; a form
 *     that is only ever chosen by name has none
 * @param encoder makes a new encoder
 * @param holdsSize whether its files tell the size of the sensor, so that it must be known
 */
public record RecordingTarget(
    String name, List<String> extensions, Supplier<RecordingEncoder> encoder, boolean holdsSize) {

  /** All of them. To add one, write its encoder and name it here. */
  public static final List<RecordingTarget> ALL =
      List.of(new RecordingTarget("csv", List.of("csv", "txt"), CsvEncoder::new, false));
}
