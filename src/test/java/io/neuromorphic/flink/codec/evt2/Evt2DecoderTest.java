/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.evt2;

import static io.neuromorphic.flink.codec.CameraDecoderContract.Cruelty.CLOCK_WRAP;
import static io.neuromorphic.flink.codec.CameraDecoderContract.Cruelty.OUT_OF_RANGE;
import static io.neuromorphic.flink.codec.CameraDecoderContract.Cruelty.TIME_BACKWARDS;
import static io.neuromorphic.flink.codec.CameraDecoderContract.Cruelty.TRUNCATED;
import static io.neuromorphic.flink.codec.CameraDecoderContract.Cruelty.UNKNOWN_WORDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.codec.CameraDecoderContract;
import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.codec.RecordingDecoder;
import io.neuromorphic.flink.codec.SensorInfo;
import io.neuromorphic.flink.codec.Transcript;
import io.neuromorphic.flink.event.CameraPacket;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Evt2DecoderTest extends CameraDecoderContract {

  private static final int LAST = (1 << 28) - 1;
  private static final int FIRST = Evt2Words.HEADER.length();

  @Override
  protected RecordingDecoder<CameraPacket> newDecoder() {
    return new Evt2Decoder();
  }

  @Override
  protected List<byte[]> streams() {
    Evt2Words small = new Evt2Words().event(1, 1, 1, 1).timeHigh(3).event(5, 639, 479, 0);
    small.word(0xA, 1).word(0xE, 3).word(0xF, 4).event(6, 640, 0, 1).timeHigh(2).event(0, 3, 4, 1);
    Random random = new Random(5);
    Evt2Words large = new Evt2Words("% system_ID 21\r\n% evt 2.0\r\n").timeHigh(0);
    for (int i = 0; i < 5_000; i++) {
      large.word(random.nextInt(16), random.nextInt(1 << 28));
    }
    return List.of(small.raw(7).bytes(), large.bytes());
  }

  @Override
  protected List<CruelCase> cruelCases() {
    return List.of(
        new CruelCase(
            UNKNOWN_WORDS,
            new Evt2Words().timeHigh(1).word(0x5, 1).word(0x5, 2).event(2, 3, 4, 1).bytes(),
            List.of("66,3,4,1"),
            Map.of("words of reserved type 0x5", 2L)),
        new CruelCase(
            UNKNOWN_WORDS,
            new Evt2Words().timeHigh(0).word(0xA, 1).word(0xE, 0).word(0xF, 0).bytes(),
            List.of(),
            Map.of("external triggers", 1L, "OTHERS words", 1L)),
        new CruelCase(
            TIME_BACKWARDS,
            new Evt2Words()
                .timeHigh(LAST - 200)
                .event(1, 0, 0, 0)
                .timeHigh(1)
                .event(0, 1, 0, 0)
                .bytes(),
            List.of(((LAST - 200L) << 6 | 1) + ",0,0,0", "64,1,0,0"),
            Map.of("TIME_HIGH steps back", 1L)),
        new CruelCase(
            CLOCK_WRAP,
            new Evt2Words()
                .timeHigh(LAST)
                .event(63, 0, 0, 0)
                .timeHigh(0)
                .event(0, 1, 0, 1)
                .timeHigh(LAST)
                .timeHigh(100)
                .event(1, 2, 0, 1)
                .bytes(),
            List.of(
                ((1L << 34) - 1) + ",0,0,0", (1L << 34) + ",1,0,1", (2L << 34 | 6401) + ",2,0,1"),
            Map.of()),
        new CruelCase(
            OUT_OF_RANGE,
            new Evt2Words()
                .event(0, 1, 1, 1)
                .timeHigh(0)
                .event(0, 640, 1, 1)
                .event(0, 1, 480, 1)
                .event(9, 639, 479, 1)
                .bytes(),
            List.of("9,639,479,1"),
            Map.of("events before the first TIME_HIGH", 1L, "events outside the sensor", 2L)),
        new CruelCase(
            TRUNCATED,
            new Evt2Words().timeHigh(0).event(9, 1, 2, 1).raw(1).raw(2).raw(3).bytes(),
            List.of("9,1,2,1"),
            Map.of("cut-off last word", 1L)));
  }

  @Test
  void namesThePlaceOfEachEvent() {
    Evt2Words words = new Evt2Words().timeHigh(0).event(1, 2, 3, 0).timeHigh(1).event(1, 2, 3, 1);
    assertThat(decode(words.bytes()).events())
        .containsExactly("1,2,3,0 at byte " + (FIRST + 4), "65,2,3,1 at byte " + (FIRST + 12));
  }

  @Test
  void anOldFilesPayloadMayBeginWithAPercentSign() {
    byte[] stream = new Evt2Words("% evt 2.0\n").timeHigh('%').event(0, 1, 1, 1).bytes();
    for (int cut = 0; cut <= stream.length; cut++) {
      assertThat(decode(stream, cut).events()).containsExactly("2368,1,1,1 at byte 14");
    }
  }

  @Test
  void readsAStreamWithoutAHeader() throws MalformedStreamException {
    byte[] words = new Evt2Words("").timeHigh(1).event(0, 9, 9, 1).event(0, 10, 9, 1).bytes();
    Transcript transcript =
        Transcript.of(Evt2Decoder.withoutHeader(new SensorInfo("", 10, 10)), words);
    assertThat(transcript.events()).containsExactly("64,9,9,1 at byte 4");
    assertThat(transcript.warnings()).containsExactly(Map.entry("events outside the sensor", 1L));
  }

  @Test
  void refusesAFileThatEndsWithinItsHeader() {
    assertThat(decode(new Evt2Words("% evt 2.0\n% geometry 640x48").bytes()).error())
        .isEqualTo("byte 27: ends inside its header");
    assertThat(decode(new Evt2Words("% evt 2.0\n").bytes()).error()).isEmpty();
  }

  @Test
  void refusesOtherEncodings() {
    assertThat(decode(new Evt2Words("% evt 3.0\n").raw(0).bytes()).error())
        .isEqualTo("byte 10: RAW header names EVT3, expected EVT2");
  }
}
