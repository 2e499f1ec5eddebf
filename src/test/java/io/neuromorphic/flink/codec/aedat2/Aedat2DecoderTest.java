/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.aedat2;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.codec.CameraDecoderContract;
import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.codec.RecordingDecoder;
import io.neuromorphic.flink.codec.SensorInfo;
import io.neuromorphic.flink.codec.Transcript;
import io.neuromorphic.flink.event.CameraPacket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Aedat2DecoderTest extends CameraDecoderContract {

  private static final int MAX = Integer.MAX_VALUE;
  private static final int MIN = Integer.MIN_VALUE;

  @Override
  protected RecordingDecoder<CameraPacket> newDecoder() {
    return new Aedat2Decoder();
  }

  @Override
  protected List<byte[]> streams() {
    Random random = new Random(2);
    Aedat2Bytes large = Aedat2Bytes.davis240().line("é".repeat(3_000)).line("#\u0001");
    for (int i = 0; i < 2_000; i++) {
      large.word(random.nextInt(), random.nextInt());
    }
    return List.of(
        Aedat2Bytes.dvs128().dvs(-5, 127, 127, 1).word(0x8000, 0).dvs(MIN, 1, 2, 0).bytes(),
        Aedat2Bytes.davis240().davis(0x101, 3, 141, 1).davis(7, 4, 5, 0).bytes(),
        large.bytes());
  }

  @Override
  protected List<CruelCase> cruelCases() {
    byte[] cut = Aedat2Bytes.dvs128().dvs(3, 1, 2, 1).dvs(4, 1, 2, 1).bytes();
    return List.of(
        new CruelCase(
            Cruelty.UNKNOWN_WORDS,
            Aedat2Bytes.davis240()
                .davis(1, 3, 4, 1)
                .word(0x8000_0000, 2)
                .word(0x8000_0400, 2)
                .word(0x8000_0C00, 2)
                .word(0x0000_0400, 2)
                .word(0x8123_4000, 2)
                .davis(3, 5, 6, 0)
                .bytes(),
            List.of("1,3,4,1", "3,5,6,0"),
            Map.of("APS samples", 3L, "IMU samples", 1L, "external events", 1L)),
        new CruelCase(
            Cruelty.TIME_BACKWARDS,
            Aedat2Bytes.dvs128().dvs(MAX, 1, 2, 1).dvs(1 << 30, 1, 2, 1).dvs(-9, 1, 2, 0).bytes(),
            List.of("2147483647,1,2,1", "1073741824,1,2,1", "-9,1,2,0"),
            Map.of()),
        new CruelCase(
            Cruelty.CLOCK_WRAP,
            Aedat2Bytes.dvs128()
                .dvs(-1, 1, 2, 1)
                .dvs(MAX, 1, 2, 1)
                .dvs(MIN, 1, 2, 1)
                .dvs(0, 1, 2, 1)
                .dvs(MAX - 1, 1, 2, 1)
                .dvs(2, 1, 2, 1)
                .bytes(),
            List.of(
                "-1,1,2,1",
                "2147483647,1,2,1",
                "2147483648,1,2,1",
                "4294967296,1,2,1",
                "6442450942,1,2,1",
                "6442450946,1,2,1"),
            Map.of()),
        new CruelCase(
            Cruelty.OUT_OF_RANGE,
            Aedat2Bytes.davis240()
                .davis(1, 240, 0, 1)
                .davis(2, 0, 180, 1)
                .davis(3, 239, 179, 1)
                .bytes(),
            List.of("3,239,179,1"),
            Map.of("events outside the sensor", 2L)),
        new CruelCase(
            Cruelty.TRUNCATED,
            Arrays.copyOf(cut, cut.length - 1),
            List.of("3,1,2,1"),
            Map.of("cut-off last word", 1L)));
  }

  @Test
  void skipsSpecialWordsOfADvs128() {
    Transcript transcript =
        decode(Aedat2Bytes.dvs128().word(0x8001, 1).word(0x1_0000, 2).dvs(3, 4, 5, 1).bytes());
    assertThat(transcript.events()).singleElement().asString().startsWith("3,4,5,1 ");
    assertThat(transcript.warnings()).isEqualTo(Map.of("special words", 2L));
  }

  @Test
  void takesRecordsThatBeginAsALineForRecords() {
    Aedat2Bytes file = Aedat2Bytes.davis240();
    int first = file.length();
    file.davis(0x2020, 0x2F2, 140, 0).davis(0x2021, 7, 141, 1);
    assertThat(file.bytes()[first]).isEqualTo((byte) '#');
    assertThat(decode(file.bytes()).events())
        .containsExactly("8225,7,141,1 at byte " + (first + 8));
    assertThat(decode(file.bytes()).warnings()).containsKey("events outside the sensor");
  }

  @Test
  void endsTheHeaderWhereItSaysSo() {
    Aedat2Bytes file = Aedat2Bytes.davis240().line("End Of ASCII Header");
    int first = file.length();
    file.davis(0x23232323, 0x23, 141, 0);
    assertThat(decode(file.bytes()).events())
        .containsExactly("589505315,35,141,0 at byte " + first);
  }

  @ParameterizedTest
  @CsvSource({
    "ch.unizh.ini.jaer.chip.retina.DVS128, 128, 128",
    "eu.seebetter.ini.chips.davis.DAVIS240C, 240, 180",
    "eu.seebetter.ini.chips.davis.Davis346blue, 346, 260",
    "Davis346B, 346, 260"
  })
  void knowsTheSensorByItsChip(String chip, int width, int height) throws MalformedStreamException {
    Aedat2Decoder decoder = new Aedat2Decoder();
    byte[] file = Aedat2Bytes.of(chip).davis(0, 0, 0, 0).bytes();
    decoder.decode(file, 0, file.length, decoder.newPacket());
    assertThat(decoder.sensor())
        .isEqualTo(new SensorInfo(chip.substring(chip.lastIndexOf('.') + 1), width, height));
  }

  @Test
  void takesAFileWithoutChipForOneOfADvs128AndSaysSo() {
    Transcript transcript = decode(Aedat2Bytes.withoutChip().dvs(3, 4, 5, 1).bytes());
    assertThat(transcript.events()).hasSize(1);
    assertThat(transcript.warnings())
        .isEqualTo(Map.of("no AEChip in the header, read as of a DVS128", 1L));
  }

  @Test
  void refusesChipsItDoesNotKnow() {
    Aedat2Bytes file = Aedat2Bytes.of("ch.unizh.ini.jaer.chip.cochlea.CochleaAMS1c");
    assertThat(decode(file.bytes()).error())
        .isEqualTo(
            "byte "
                + file.length()
                + ": AEDAT 2.0 of the chip ch.unizh.ini.jaer.chip.cochlea.CochleaAMS1c, expected"
                + " DVS128, DAVIS128, DAVIS208, DAVIS240, DAVIS346 or DAVIS640");
    assertThat(decode("#!AER-DAT3.1\r\n".getBytes(StandardCharsets.UTF_8)).error())
        .isEqualTo("byte 0: not an AEDAT 2.0 file");
    assertThat(decode(new byte[0]).error()).startsWith("byte 0: ends inside its first line");
  }
}
