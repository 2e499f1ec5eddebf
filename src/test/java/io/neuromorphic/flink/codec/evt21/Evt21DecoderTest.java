/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.evt21;

import static io.neuromorphic.flink.codec.CameraDecoderContract.Cruelty.CLOCK_WRAP;
import static io.neuromorphic.flink.codec.CameraDecoderContract.Cruelty.OUT_OF_RANGE;
import static io.neuromorphic.flink.codec.CameraDecoderContract.Cruelty.TIME_BACKWARDS;
import static io.neuromorphic.flink.codec.CameraDecoderContract.Cruelty.TRUNCATED;
import static io.neuromorphic.flink.codec.CameraDecoderContract.Cruelty.UNKNOWN_WORDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.codec.CameraDecoderContract;
import io.neuromorphic.flink.codec.RecordingDecoder;
import io.neuromorphic.flink.codec.SensorInfo;
import io.neuromorphic.flink.codec.Transcript;
import io.neuromorphic.flink.event.CameraPacket;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Evt21DecoderTest extends CameraDecoderContract {

  private static final int LAST = (1 << 28) - 1;

  @Override
  protected RecordingDecoder<CameraPacket> newDecoder() {
    return new Evt21Decoder();
  }

  @Override
  protected List<byte[]> streams() {
    Evt21Words small =
        new Evt21Words().events(1, 0, 1, 1, 3).timeHigh(3).events(5, 608, 479, 0, -1);
    small.word(0xA, 1).word(0xE, 3).word(0xF, 4).events(6, 640, 0, 1, 1).timeHigh(2);
    Random random = new Random(5);
    Evt21Words large = new Evt21Words("% evt 2.1\n% system_ID 49\n", true).timeHigh(0);
    for (int i = 0; i < 3_000; i++) {
      large.word(random.nextInt(16), random.nextLong() >>> 4);
    }
    return List.of(small.events(0, 32, 4, 1, 0x8000_0001).raw(7).bytes(), large.bytes());
  }

  @Override
  protected List<CruelCase> cruelCases() {
    return List.of(
        new CruelCase(
            UNKNOWN_WORDS,
            new Evt21Words()
                .timeHigh(1)
                .word(0x5, 1)
                .word(0xA, 2)
                .word(0xE, 2)
                .word(0xF, 2)
                .events(2, 32, 4, 1, 2)
                .bytes(),
            List.of("66,33,4,1"),
            Map.of("words of reserved type 0x5", 1L, "external triggers", 1L, "OTHERS words", 1L)),
        new CruelCase(
            TIME_BACKWARDS,
            new Evt21Words()
                .timeHigh(LAST - 200)
                .events(1, 0, 0, 0, 1)
                .timeHigh(1)
                .events(0, 0, 0, 0, 2)
                .bytes(),
            List.of(((LAST - 200L) << 6 | 1) + ",0,0,0", "64,1,0,0"),
            Map.of("TIME_HIGH steps back", 1L)),
        new CruelCase(
            CLOCK_WRAP,
            new Evt21Words()
                .timeHigh(LAST)
                .events(63, 0, 0, 0, 1)
                .timeHigh(0)
                .events(0, 0, 0, 1, 2)
                .bytes(),
            List.of(((1L << 34) - 1) + ",0,0,0", (1L << 34) + ",1,0,1"),
            Map.of()),
        new CruelCase(
            OUT_OF_RANGE,
            new Evt21Words()
                .events(0, 0, 1, 1, 7)
                .timeHigh(0)
                .events(0, 640, 1, 1, -1)
                .events(0, 624, 479, 1, 0x18000)
                .events(0, 0, 480, 1, 3)
                .bytes(),
            List.of("0,639,479,1"),
            Map.of("events before the first TIME_HIGH", 3L, "events outside the sensor", 35L)),
        new CruelCase(
            TRUNCATED,
            new Evt21Words().timeHigh(0).events(9, 0, 2, 1, 2).raw(1).raw(2).bytes(),
            List.of("9,1,2,1"),
            Map.of("cut-off last word", 1L)));
  }

  @Test
  void readsAMaskFromItsLowestBit() {
    List<String> events =
        decode(new Evt21Words().timeHigh(0).events(0, 64, 7, 0, -1).bytes()).events();
    assertThat(events.stream().map(event -> event.split(" ")[0]))
        .containsExactlyElementsOf(
            IntStream.range(64, 96).mapToObj(x -> "0," + x + ",7,0").toList());
  }

  /** Legacy order is that of the header, or of old boards where it says nothing. */
  @ParameterizedTest
  @CsvSource({
    "'% evt 2.1\n% format EVT21;endianness=little\n', false",
    "'% evt 2.1\n% format EVT21;endianness=legacy\n', true",
    "'% evt 2.1\n% endianness legacy\n', true",
    "'% evt 2.1\n', false",
    "'% evt 2.1\n% system_ID 49\n% integrator_name Prophesee\n', true",
    "'% evt 2.1\n% system_ID 49\n% format EVT21;endianness=little\n', false",
    "'% evt 2.1\n% system_ID 60\n', false",
    "'% evt 2.1\n% system_ID 49\n% camera_integrator_name Other\n', false"
  })
  void takesTheWordOrderFromTheHeader(String header, boolean legacy) {
    byte[] stream =
        new Evt21Words(header.replace("\\n", "\n"), legacy)
            .timeHigh(1)
            .events(3, 32, 5, 1, 1)
            .bytes();
    assertThat(decode(stream).events()).singleElement().asString().startsWith("67,32,5,1 ");
  }

  @Test
  void refusesAWordOrderThatNobodyKnows() {
    byte[] stream = new Evt21Words("% evt 2.1\n% endianness big\n", false).timeHigh(0).bytes();
    assertThat(decode(stream).error())
        .endsWith("RAW header names endianness 'big', expected little or legacy");
  }

  @Test
  void readsAStreamWithoutAHeader() {
    byte[] words = new Evt21Words("", true).timeHigh(1).events(0, 0, 9, 1, 0x600).bytes();
    Transcript transcript =
        Transcript.of(
            Evt21Decoder.withoutHeader(new SensorInfo("", 10, 10), WordOrder.LEGACY), words);
    assertThat(transcript.events()).containsExactly("64,9,9,1 at byte 8");
    assertThat(transcript.warnings()).containsExactly(Map.entry("events outside the sensor", 1L));
  }
}
