/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.dat;

import static io.neuromorphic.flink.codec.CameraDecoderContract.Cruelty.CLOCK_WRAP;
import static io.neuromorphic.flink.codec.CameraDecoderContract.Cruelty.OUT_OF_RANGE;
import static io.neuromorphic.flink.codec.CameraDecoderContract.Cruelty.TIME_BACKWARDS;
import static io.neuromorphic.flink.codec.CameraDecoderContract.Cruelty.TRUNCATED;
import static io.neuromorphic.flink.codec.CameraDecoderContract.Cruelty.UNKNOWN_WORDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.codec.CameraDecoderContract;
import io.neuromorphic.flink.codec.RecordingDecoder;
import io.neuromorphic.flink.event.CameraPacket;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatDecoderTest extends CameraDecoderContract {

  @Override
  protected RecordingDecoder<CameraPacket> newDecoder() {
    return new DatDecoder();
  }

  @Override
  protected List<byte[]> streams() {
    DatRecords small = new DatRecords().event(5, 1, 2, 1).event(4, 303, 239, 0).event(9, 304, 0, 1);
    Random random = new Random(5);
    DatRecords large = new DatRecords("% Version 1\r\n", 0, 8);
    for (int i = 0; i < 3_000; i++) {
      large.record(random.nextInt(), random.nextInt());
    }
    return List.of(small.raw(7).bytes(), large.bytes());
  }

  @Override
  protected Set<Cruelty> unknownHere() {
    return Set.of(UNKNOWN_WORDS);
  }

  @Override
  protected List<CruelCase> cruelCases() {
    return List.of(
        new CruelCase(
            TIME_BACKWARDS,
            new DatRecords().event(1L << 31, 1, 1, 1).event(0, 2, 1, 1).bytes(),
            List.of((1L << 31) + ",1,1,1", "0,2,1,1"),
            Map.of()),
        new CruelCase(
            CLOCK_WRAP,
            new DatRecords().event((1L << 32) - 1, 1, 1, 1).event(3, 2, 1, 0).bytes(),
            List.of(((1L << 32) - 1) + ",1,1,1", ((1L << 32) + 3) + ",2,1,0"),
            Map.of()),
        new CruelCase(
            OUT_OF_RANGE,
            new DatRecords()
                .event(1, 304, 1, 1)
                .event(2, 1, 240, 1)
                .event(3, 0, 0, 5)
                .event(4, 303, 239, 1)
                .bytes(),
            List.of("4,303,239,1"),
            Map.of("events outside the sensor", 2L, "events of a polarity above 1", 1L)),
        new CruelCase(
            TRUNCATED,
            new DatRecords().event(1, 2, 3, 1).raw(1).bytes(),
            List.of("1,2,3,1"),
            Map.of("cut-off last word", 1L)));
  }

  @Test
  void readsTheNarrowFieldsOfVersion1() {
    byte[] stream =
        new DatRecords("% Version 1\n", 0, 8).record(7, 303 | 239 << 9 | 1 << 17).bytes();
    assertThat(decode(stream).events()).containsExactly("7,303,239,1 at byte 14");
  }

  @ParameterizedTest
  @CsvSource({
    "'% Version 7\n', 0, 8, 'byte 12: DAT header names version 7, expected 1 or 2'",
    "'% Date x\n', 0, 8, 'byte 9: DAT header names no version, expected 1 or 2'",
    "'% Version 2\n', 14, 8, 'byte 12: DAT event type 0x0e (triggers), expected 0x00 or 0x0c'",
    "'% Version 2\n', 7, 8, 'byte 12: DAT event type 0x07, expected 0x00 or 0x0c'",
    "'% Version 2\n', 0, 12, 'byte 13: DAT event size 12, expected 8'"
  })
  void refusesWhatIsNoFileOfPixelChanges(String header, int type, int size, String error) {
    byte[] stream =
        new DatRecords(header.replace("\\n", "\n"), type, size).event(1, 1, 1, 1).bytes();
    assertThat(decode(stream).error()).isEqualTo(error);
  }

  @Test
  void refusesAFileThatEndsWithinItsHeader() {
    assertThat(decode("% Version 2\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).error())
        .contains("DAT header ends before event type and size");
  }
}
