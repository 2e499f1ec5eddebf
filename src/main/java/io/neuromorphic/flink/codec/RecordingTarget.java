/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec;

import io.neuromorphic.flink.codec.aedat4.Aedat4Encoder;
import io.neuromorphic.flink.codec.csv.CsvEncoder;
import io.neuromorphic.flink.codec.dat.DatEncoder;
import io.neuromorphic.flink.codec.es.EsEncoder;
import io.neuromorphic.flink.codec.evt2.Evt2Encoder;
import io.neuromorphic.flink.codec.evt21.Evt21Encoder;
import io.neuromorphic.flink.codec.evt21.WordOrder;
import io.neuromorphic.flink.codec.evt3.Evt3Encoder;
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
      List.of(
          new RecordingTarget("csv", List.of("csv", "txt"), CsvEncoder::new, false),
          new RecordingTarget("aedat4", List.of("aedat4"), Aedat4Encoder::lz4, true),
          new RecordingTarget("aedat4-lz4", List.of(), Aedat4Encoder::lz4, true),
          new RecordingTarget("aedat4-zstd", List.of(), Aedat4Encoder::zstd, true),
          new RecordingTarget("aedat4-none", List.of(), Aedat4Encoder::uncompressed, true),
          new RecordingTarget("evt2", List.of("raw"), Evt2Encoder::new, true),
          new RecordingTarget(
              "evt2.1", List.of("raw"), () -> new Evt21Encoder(WordOrder.LITTLE), true),
          new RecordingTarget(
              "evt2.1-legacy", List.of("raw"), () -> new Evt21Encoder(WordOrder.LEGACY), true),
          new RecordingTarget("evt3", List.of("raw"), Evt3Encoder::new, true),
          new RecordingTarget("dat", List.of("dat"), DatEncoder::new, true),
          new RecordingTarget("es", List.of("es"), EsEncoder::new, true));
}
