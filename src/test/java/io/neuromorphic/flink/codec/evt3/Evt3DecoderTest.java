/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.evt3;

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

class Evt3DecoderTest extends CameraDecoderContract {

  private static final int FIRST = Evt3Words.HEADER.length();

  @Override
  protected RecordingDecoder<CameraPacket> newDecoder() {
    return new Evt3Decoder();
  }

  @Override
  protected List<byte[]> streams() {
    Evt3Words small = new Evt3Words().event(1, 1).timeHigh(3).timeLow(5).row(7).event(2, 1);
    small.base(40, 1).vector12(0xfff).vector8(0x81).event(3, 0).word(0xA, 1).word(0xB, 3);
    small.timeHigh(4).row(719).base(1275, 0).vector12(0xfff).timeHigh(0).event(9, 0).raw(0x25);
    Random random = new Random(5);
    Evt3Words large = new Evt3Words("% evt 3.0\r\n% system_ID 48\r\n").timeHigh(0);
    for (int i = 0; i < 5_000; i++) {
      large.word(random.nextInt(16), random.nextInt(1 << 12));
    }
    return List.of(small.bytes(), large.bytes());
  }

  @Override
  protected List<CruelCase> cruelCases() {
    return List.of(
        new CruelCase(
            Cruelty.UNKNOWN_WORDS,
            new Evt3Words().timeHigh(0).row(1).word(0xC, 5).event(2, 1).bytes(),
            List.of("0,2,1,1"),
            Map.of("words of reserved type 0xc", 1L)),
        new CruelCase(
            Cruelty.TIME_BACKWARDS,
            new Evt3Words()
                .timeHigh(3)
                .row(1)
                .timeLow(9)
                .event(2, 1)
                .timeLow(8)
                .event(3, 1)
                .timeHigh(2)
                .event(4, 1)
                .bytes(),
            List.of("12297,2,1,1", "12296,3,1,1", "8192,4,1,1"),
            Map.of("TIME_HIGH steps back", 1L)),
        new CruelCase(
            Cruelty.CLOCK_WRAP,
            new Evt3Words()
                .timeHigh(4095)
                .row(1)
                .timeLow(4095)
                .event(2, 1)
                .timeHigh(0)
                .event(3, 0)
                .bytes(),
            List.of("16777215,2,1,1", "16777216,3,1,0"),
            Map.of()),
        new CruelCase(
            Cruelty.OUT_OF_RANGE,
            new Evt3Words()
                .timeHigh(0)
                .row(1)
                .event(1280, 1)
                .event(1279, 1)
                .row(720)
                .event(0, 1)
                .bytes(),
            List.of("0,1279,1,1"),
            Map.of("events outside the sensor", 2L)),
        new CruelCase(
            Cruelty.TRUNCATED,
            new Evt3Words().timeHigh(0).row(1).event(1, 1).raw(3).bytes(),
            List.of("0,1,1,1"),
            Map.of("cut-off last word", 1L)));
  }

  @Test
  void readsSingleEventsWithTheTimeOfTheirWords() {
    Evt3Words words = new Evt3Words().timeHigh(3).timeLow(5).row(7).event(2, 1).event(3, 0);
    assertThat(events(words))
        .containsExactly(
            event(3 << 12 | 5, 2, 7, 1, FIRST + 6), event(3 << 12 | 5, 3, 7, 0, FIRST + 8));
  }

  @Test
  void readsVectorsFromTheLowestBitAndMovesTheBase() {
    Evt3Words words = new Evt3Words().timeHigh(0).row(1).base(100, 1);
    words.vector12(0b1000_0000_0001).event(7, 0).vector12(0).vector8(0b1000_0010);
    assertThat(events(words))
        .containsExactly(
            event(0, 100, 1, 1, FIRST + 6),
            event(0, 111, 1, 1, FIRST + 6),
            event(0, 7, 1, 0, FIRST + 8),
            event(0, 125, 1, 1, FIRST + 12),
            event(0, 131, 1, 1, FIRST + 12));
  }

  @Test
  void dropsAllBeforeTheFirstTimeHigh() {
    Evt3Words words = new Evt3Words().timeLow(9).row(4).event(1, 1).base(1, 1).vector8(7);
    words.timeHigh(1).event(2, 1).vector12(1).row(5).event(3, 1);
    Transcript transcript = decode(words.bytes());
    assertThat(transcript.events()).containsExactly(event(1 << 12, 3, 5, 1, FIRST + 18));
    assertThat(transcript.warnings())
        .containsEntry("events before the first TIME_HIGH", 4L)
        .containsEntry("events before the first ADDR_Y", 1L)
        .containsEntry("vectors before the first VECT_BASE_X", 1L);
  }

  @Test
  void startsTheLowTimeAgainOnlyWhenTheHighTimeChanges() {
    Evt3Words words = new Evt3Words().timeHigh(1).row(0).timeLow(100).timeHigh(1).event(1, 0);
    words.timeHigh(2).event(2, 0).timeLow(50).event(3, 0).timeLow(40).event(4, 0);
    assertThat(times(words)).containsExactly(4196L, 8192L, 8242L, 8232L);
  }

  @Test
  void wrapsWhereTheHighTimeFallsByHalfItsRange() {
    Evt3Words words = new Evt3Words().row(0).timeHigh(4095).row(0).event(1, 0);
    words.timeHigh(2047).event(1, 0).timeHigh(4095).event(1, 0).timeHigh(2048).event(1, 0);
    assertThat(times(words))
        .containsExactly(
            4095L << 12,
            (1L << 24) + (2047 << 12),
            (1L << 24) + (4095 << 12),
            (1L << 24) + (2048 << 12));
    assertThat(decode(words.bytes()).warnings())
        .containsOnly(
            entry("TIME_HIGH steps back", 1), entry("TIME_HIGH wraps far from its end", 1));
  }

  @Test
  void countsManyWrapsBeyond32Bits() {
    Evt3Words words = new Evt3Words().timeHigh(0).row(0);
    for (int i = 0; i < 300; i++) {
      words.timeHigh(4095).timeHigh(0);
    }
    assertThat(times(words.event(1, 1))).containsExactly(300L << 24);
  }

  @Test
  void skipsAndCountsEventsOutsideTheSensor() {
    Evt3Words words = new Evt3Words().timeHigh(0).row(719).event(1279, 1).event(1280, 1);
    words.base(1275, 0).vector12(0xfff).vector8(0xff).row(720).event(1, 1).vector8(0);
    Transcript transcript = decode(words.bytes());
    assertThat(transcript.events()).hasSize(6);
    assertThat(transcript.warnings()).containsExactly(entry("events outside the sensor", 17));
  }

  @Test
  void skipsExposureMeasurementsUntilTheNextRow() {
    Evt3Words words = new Evt3Words().timeHigh(0).row(1).word(0x1, 5).event(1, 1).row(2);
    Transcript transcript = decode(words.event(3, 1).bytes());
    assertThat(transcript.events()).containsExactly(event(0, 3, 2, 1, FIRST + 10));
    assertThat(transcript.warnings()).containsExactly(entry("exposure measurements", 1));
  }

  @Test
  void countsTriggersAndWordsItDoesNotKnow() {
    Evt3Words words = new Evt3Words().timeHigh(0).row(1).word(0xA, 0x100).word(0xE, 1);
    words.word(0xF, 1).word(0x7, 1).word(0x9, 0).word(0xB, 0).word(0xB, 1).raw(0);
    assertThat(decode(words.bytes()).warnings())
        .containsOnly(
            entry("external triggers", 1),
            entry("OTHERS words", 1),
            entry("words of reserved type 0x9", 1),
            entry("words of reserved type 0xb", 2),
            entry("cut-off last word", 1));
  }

  @Test
  void readsBackARecordingOfAScene() {
    CameraPacket scene = new CameraPacket(0);
    Random random = new Random(9);
    for (int i = 0; i < 20_000; i++) {
      scene.add(20L * i, random.nextInt(1280), random.nextInt(720), random.nextInt(2));
    }
    List<String> events = decode(Evt3Recordings.of(scene)).events();
    assertThat(events).hasSize(scene.size());
    for (int i = 0; i < scene.size(); i++) {
      assertThat(events.get(i)).startsWith(scene.describe(i) + " ");
    }
  }

  @Test
  void readsTheHeadersOfOldAndNewFiles() throws MalformedStreamException {
    assertThat(sensor("% format EVT3;height=720;width=1280\n% integrator_name Prophesee\n"))
        .isEqualTo(new SensorInfo("Prophesee", 1280, 720));
    assertThat(sensor("% evt 3.0\r\n% geometry 640x480\r\n% sensor_generation 3.1\r\n% end\r\n"))
        .isEqualTo(new SensorInfo("Gen3.1", 640, 480));
    assertThat(sensor("% evt 3.0\n% system_ID 21\n")).isEqualTo(new SensorInfo("", 640, 480));
    assertThat(sensor("% evt 3.0\n")).isEqualTo(SensorInfo.UNKNOWN);
  }

  @Test
  void takesAPayloadThatBeginsWithAPercentSignForWhatItIsAfterTheEndLine() {
    Evt3Words words = new Evt3Words().word(0x0, '%').timeHigh(1).row(0).event(1, 1);
    assertThat(times(words)).containsExactly(4096L);
  }

  @Test
  void refusesOtherEncodings() {
    assertThat(decode(new Evt3Words("% evt 2.1\n").raw(0).bytes()).error())
        .isEqualTo("byte 10: RAW header names EVT2.1, expected EVT3");
    assertThat(decode(new Evt3Words("% Date x\n").raw(0).bytes()).error())
        .contains("names no event format");
  }

  private static SensorInfo sensor(String header) throws MalformedStreamException {
    Evt3Decoder decoder = new Evt3Decoder();
    byte[] bytes = new Evt3Words(header).timeHigh(0).bytes();
    decoder.decode(bytes, 0, bytes.length, decoder.newPacket());
    return decoder.sensor();
  }

  private List<String> events(Evt3Words words) {
    return decode(words.bytes()).events();
  }

  private List<Long> times(Evt3Words words) {
    return events(words).stream().map(e -> Long.valueOf(e.substring(0, e.indexOf(',')))).toList();
  }

  private static String event(long t, int x, int y, int polarity, int place) {
    return t + "," + x + "," + y + "," + polarity + " at byte " + place;
  }

  private static Map.Entry<String, Long> entry(String kind, long count) {
    return Map.entry(kind, count);
  }
}
