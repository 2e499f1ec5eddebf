/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.aedat3;

import static io.neuromorphic.flink.codec.aedat3.Aedat3Bytes.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.codec.CameraDecoderContract;
import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.codec.RecordingDecoder;
import io.neuromorphic.flink.codec.SensorInfo;
import io.neuromorphic.flink.event.CameraPacket;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Aedat3DecoderTest extends CameraDecoderContract {

  private static final int MAX = Integer.MAX_VALUE;

  @Override
  protected RecordingDecoder<CameraPacket> newDecoder() {
    return new Aedat3Decoder();
  }

  @Override
  protected List<byte[]> streams() {
    Random random = new Random(2);
    Aedat3Bytes large = Aedat3Bytes.file();
    for (int i = 0; i < 60; i++) {
      int[] events = random.ints(2L * random.nextInt(60)).map(v -> v & 0x7fff_ffff).toArray();
      large.packet(random.nextInt(3) == 0 ? random.nextInt(8) : 1, i / 10, events);
    }
    Aedat3Bytes small = Aedat3Bytes.file().packet(1, 0).packet(0, 0, 1, 5);
    small.packet(1, 0, event(1, 2, 1), 7, event(3, 4, 0), 8).packet(2, 0, 9, 9, 9, 9);
    small.header(1, 1, 8, 1, 3, 1).ints(event(5, 6, 1), 0, 1, 2, 3, 4);
    return List.of(small.packet(1, 2, event(7, 8, 1), 3).bytes(), large.bytes());
  }

  @Override
  protected List<CruelCase> cruelCases() {
    byte[] cut = Aedat3Bytes.file().packet(1, 0, event(1, 2, 1), 7, event(3, 4, 0), 8).bytes();
    return List.of(
        new CruelCase(
            Cruelty.UNKNOWN_WORDS,
            Aedat3Bytes.file()
                .packet(2, 0, 1, 2, 3, 4)
                .packet(3, 0, 1, 2)
                .packet(4, 0, 1, 2)
                .packet(99, 0, 1, 2)
                .packet(0, 0, 2 << 1 | 1, 5, 1 << 1 | 1, 6, 1, 7, 4, 8)
                .header(1, 7, 8, 0, 1, 1)
                .ints(event(9, 9, 1), 6)
                .packet(1, 0, event(1, 2, 1), 7)
                .bytes(),
            List.of("6,9,9,1"),
            Map.of(
                "frame packets", 1L,
                "IMU6 packets", 1L,
                "IMU9 packets", 1L,
                "packets of other types", 1L,
                "external and other special events", 1L,
                "timestamp resets", 1L,
                "timestamp wraps", 1L,
                "events marked invalid", 1L,
                "packets of further sources", 1L)),
        new CruelCase(
            Cruelty.TIME_BACKWARDS,
            Aedat3Bytes.file()
                .packet(1, 1, event(1, 2, 1), 7)
                .packet(1, 0, event(1, 2, 1), 9, event(1, 2, 0), 8)
                .bytes(),
            List.of("2147483655,1,2,1", "9,1,2,1", "8,1,2,0"),
            Map.of()),
        new CruelCase(
            Cruelty.CLOCK_WRAP,
            Aedat3Bytes.file()
                .packet(1, 0, event(1, 2, 1), MAX)
                .packet(1, 1, event(1, 2, 1), 0)
                .packet(1, MAX, event(1, 2, 1), MAX)
                .bytes(),
            List.of("2147483647,1,2,1", "2147483648,1,2,1", "4611686018427387903,1,2,1"),
            Map.of()),
        new CruelCase(
            Cruelty.OUT_OF_RANGE,
            Aedat3Bytes.file()
                .packet(1, 0, event(346, 0, 1), 1, event(0, 260, 1), 2, event(345, 259, 1), 3)
                .packet(1, 0, event(32_767, 32_767, 1), 4, event(1, 2, 1) - 1, 5)
                .packet(1, 0, event(1, 1, 1), -6)
                .bytes(),
            List.of("3,345,259,1"),
            Map.of(
                "events outside the sensor", 3L,
                "events marked invalid", 1L,
                "events of negative time", 1L)),
        new CruelCase(
            Cruelty.TRUNCATED,
            Arrays.copyOf(cut, cut.length - 1),
            List.of("7,1,2,1"),
            Map.of("cut-off last packet", 1L)));
  }

  @Test
  void skipsTheRoomBehindTheEventsOfAPacket() {
    int first = Aedat3Bytes.file().length();
    assertThat(decode(streams().get(0)).events())
        .containsExactly(
            "7,1,2,1 at byte " + (first + 92),
            "8,3,4,0 at byte " + (first + 100),
            "2147483648,5,6,1 at byte " + (first + 180),
            "4294967299,7,8,1 at byte " + (first + 232));
  }

  @Test
  void knowsTheSizesOfCamerasByTheirNames() throws MalformedStreamException {
    assertThat(sensor("DAVIS240C [id: 1]"))
        .isEqualTo(new SensorInfo("DAVIS240C [id: 1]", 240, 180));
    assertThat(sensor("DVS128")).isEqualTo(new SensorInfo("DVS128", 128, 128));
    assertThat(sensor("Processor")).isEqualTo(new SensorInfo("Processor", 0, 0));
  }

  @Test
  void refusesHeadersThatAreNotThoseOfTheFormat() {
    assertThat(decode(Aedat3Bytes.file("SerializedTS", "DVS128").bytes()).error())
        .isEqualTo("byte 14: '#Format: SerializedTS', expected '#Format: RAW'");
    byte[] older = Aedat3Bytes.file().bytes();
    older[11] = '0';
    assertThat(decode(older).error()).isEqualTo("byte 0: '#!AER-DAT3.0', expected '#!AER-DAT3.1'");
    byte[] binary = Aedat3Bytes.file().bytes();
    binary[14] = 1;
    assertThat(decode(binary).error())
        .isEqualTo(
            "byte 14: header line begins with byte 0x1, expected '#'; the last is"
                + " #!END-HEADER");
    assertThat(decode(Arrays.copyOf(binary, 13)).error())
        .isEqualTo("byte 13: ends inside its header");
  }

  @Test
  void refusesPacketsThatCannotBe() {
    int at = Aedat3Bytes.file().length();
    assertThat(error(1, 16, 0, 1, 1))
        .isEqualTo("byte " + (at + 4) + ": eventSize 16, expected 8 for type 1");
    assertThat(error(2, 0, 0, 1, 1))
        .isEqualTo("byte " + (at + 4) + ": eventSize 0, expected 1 or more");
    assertThat(error(1, 8, -1, 1, 1))
        .isEqualTo("byte " + (at + 12) + ": eventTSOverflow -1, expected 0 or more");
    assertThat(error(1, 8, 0, -1, -1))
        .isEqualTo("byte " + (at + 16) + ": eventCapacity -1, expected 0..134217728");
    assertThat(error(1, 8, 0, 3, 4))
        .isEqualTo("byte " + (at + 20) + ": eventNumber 4, expected 0..3");
    assertThat(error(0x8001, 8, 0, 3, 3)).contains("packet of type 32769, compressed");
  }

  private String error(int type, int size, int overflow, int capacity, int number) {
    return decode(Aedat3Bytes.file().header(type, 1, size, overflow, capacity, number).bytes())
        .error();
  }

  private static SensorInfo sensor(String source) throws MalformedStreamException {
    Aedat3Decoder decoder = new Aedat3Decoder();
    byte[] file = Aedat3Bytes.file("RAW", source).bytes();
    decoder.decode(file, 0, file.length, decoder.newPacket());
    return decoder.sensor();
  }
}
