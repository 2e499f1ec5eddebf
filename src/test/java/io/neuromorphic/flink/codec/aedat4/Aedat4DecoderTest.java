/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.aedat4;

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
import java.util.Set;
import org.junit.jupiter.api.Test;

class Aedat4DecoderTest extends CameraDecoderContract {

  private static final CameraPacket EVENTS = events(12_000);
  private static final String SMALL_XML =
      "<dv><node name='outInfo'><node name='0'><attr key='typeIdentifier'>EVTS</attr></node>"
          + "</node></dv>";

  @Override
  protected RecordingDecoder<CameraPacket> newDecoder() {
    return new Aedat4Decoder();
  }

  @Override
  protected List<byte[]> streams() {
    return List.of(
        Aedat4Writer.withHeader(0, -1, SMALL_XML).events(0, EVENTS, 0, 9).bytes(),
        Aedat4Writer.withHeader(0, 600, SMALL_XML)
            .events(0, EVENTS, 0, 4)
            .packet(3, new byte[100])
            .packet(0, new byte[0])
            .bytes(),
        fill(Aedat4Writer.lz4(Lz4Writer.LINKED)),
        fill(Aedat4Writer.lz4(Lz4Writer.INDEPENDENT | Lz4Writer.CONTENT_SIZE)),
        fill(Aedat4Writer.zstd()),
        fill(Aedat4Writer.zstdOfUnknownSize()),
        fill(Aedat4Writer.uncompressed()));
  }

  @Override
  protected List<CruelCase> cruelCases() {
    CameraPacket cruel = new CameraPacket(4);
    cruel.add(9, 1, 2, 1);
    cruel.add(-8, 346, 2, 0);
    cruel.add(Long.MIN_VALUE, 1, 0xFFFF, 0);
    cruel.add(8, 345, 259, 0);
    Aedat4Writer writer = Aedat4Writer.linkedLz4();
    byte[] cut = writer.events(0, cruel, 0, 1).events(0, cruel, 3, 4).bytes();
    return List.of(
        new CruelCase(
            Cruelty.UNKNOWN_WORDS,
            Aedat4Writer.uncompressed()
                .packet(-1, new byte[7])
                .packet(2, new byte[0])
                .noEvents(0)
                .events(0, cruel, 0, 1)
                .bytes(),
            List.of("9,1,2,1"),
            Map.of("packets of unknown streams", 1L, "packets of type FRME", 1L)),
        new CruelCase(
            Cruelty.TIME_BACKWARDS,
            Aedat4Writer.uncompressed()
                .events(0, cruel, 3, 4)
                .events(0, cruel, 0, 1)
                .events(0, cruel, 3, 4)
                .bytes(),
            List.of("8,345,259,0", "9,1,2,1", "8,345,259,0"),
            Map.of()),
        new CruelCase(
            Cruelty.OUT_OF_RANGE,
            Aedat4Writer.zstd().events(0, cruel, 0, 4).bytes(),
            List.of("9,1,2,1", "8,345,259,0"),
            Map.of("events outside the sensor", 2L)),
        new CruelCase(
            Cruelty.TRUNCATED,
            Arrays.copyOf(cut, cut.length - 1),
            List.of("9,1,2,1"),
            Map.of("cut-off last packet", 1L)));
  }

  @Override
  protected Set<Cruelty> unknownHere() {
    return Set.of(Cruelty.CLOCK_WRAP);
  }

  @Test
  void readsAConnectionAsAFileWithoutItsFirstLine() {
    byte[] file = fill(Aedat4Writer.linkedLz4());
    byte[] connection = Arrays.copyOfRange(file, 14, file.length);
    for (int cut = 0; cut < 300; cut += 13) {
      Transcript transcript = Transcript.of(Aedat4Decoder.ofNetwork(), connection, cut);
      assertThat(transcript.error()).isEmpty();
      assertThat(transcript.events().stream().map(Aedat4DecoderTest::withoutPlace))
          .isEqualTo(decode(file).events().stream().map(Aedat4DecoderTest::withoutPlace).toList());
    }
    assertThat(Transcript.of(Aedat4Decoder.ofNetwork(), file).error()).startsWith("byte 0: header");
  }

  @Test
  void aDamagedPacketLosesItsOwnEventsOnly() {
    CameraPacket events = new CameraPacket(2);
    events.add(1, 2, 3, 1);
    events.add(4, 5, 6, 0);
    for (Aedat4Writer writer : List.of(Aedat4Writer.uncompressed(), Aedat4Writer.linkedLz4())) {
      writer.events(0, events, 0, 1).packet(0, new byte[100]).events(0, events, 1, 2);
      Transcript transcript = decode(writer.bytes());
      assertThat(transcript.error()).isEmpty();
      assertThat(transcript.events().stream().map(Aedat4DecoderTest::withoutPlace))
          .containsExactly("1,2,3,1", "4,5,6,0");
      assertThat(transcript.warnings()).containsExactly(Map.entry("damaged packets", 1L));
    }
  }

  @Test
  void aFileNoneOfWhosePacketsCanBeReadIsRefused() {
    byte[] file = Aedat4Writer.linkedLz4().packet(0, new byte[100]).bytes();
    assertThat(decode(file).error()).startsWith("byte ");
  }

  @Test
  void readsTheSameEventsWhateverTheCompression() {
    List<String> expected = decode(fill(Aedat4Writer.uncompressed())).events();
    assertThat(expected).hasSize(EVENTS.size());
    assertThat(withoutPlace(expected.get(0))).isEqualTo(EVENTS.describe(0));
    assertThat(withoutPlace(expected.get(11_999))).isEqualTo(EVENTS.describe(11_999));
    for (Aedat4Writer writer :
        List.of(
            Aedat4Writer.zstd(),
            Aedat4Writer.zstdOfUnknownSize(),
            Aedat4Writer.lz4(Lz4Writer.LINKED),
            Aedat4Writer.lz4(Lz4Writer.INDEPENDENT))) {
      Transcript transcript = decode(fill(writer));
      assertThat(transcript.error()).isEmpty();
      assertThat(transcript.events().stream().map(Aedat4DecoderTest::withoutPlace))
          .isEqualTo(expected.stream().map(Aedat4DecoderTest::withoutPlace).toList());
    }
  }

  @Test
  void tellsTheSensorAndWhatItSkipped() throws MalformedStreamException {
    Aedat4Decoder decoder = new Aedat4Decoder();
    byte[] file = fill(Aedat4Writer.uncompressed());
    decoder.decode(file, 0, file.length, decoder.newPacket());
    assertThat(decoder.sensor()).isEqualTo(new SensorInfo("DAVIS346_1", 346, 260));
    assertThat(decoder.warnings())
        .isEqualTo(
            Map.of(
                "packets of type FRME", 1L,
                "packets of further event streams", 1L,
                "packets of unknown streams", 1L));
  }

  @Test
  void numbersTheEventsOfAPacketThatComesAlone() throws MalformedStreamException {
    Aedat4Writer writer = Aedat4Writer.uncompressed();
    int start = writer.length();
    byte[] file = writer.events(0, EVENTS, 0, 10).bytes();
    Aedat4Decoder decoder = new Aedat4Decoder();
    CameraPacket packet = decoder.newPacket();
    decoder.decode(file, 0, file.length, packet);
    assertThat(packet.positions().label(7)).isEqualTo("byte " + start + "#7");
  }

  @Test
  void stopsAtTheDataTable() {
    Aedat4Writer first = Aedat4Writer.withHeader(0, 1 << 20, SMALL_XML).events(0, EVENTS, 0, 5);
    byte[] file =
        Aedat4Writer.withHeader(0, first.length(), SMALL_XML)
            .events(0, EVENTS, 0, 5)
            .packet(0, new byte[50])
            .bytes();
    assertThat(decode(file).events()).hasSize(5);
    assertThat(decode(file).error()).isEmpty();
    assertThat(decode(Arrays.copyOf(file, first.length())).warnings()).isEmpty();
    byte[] early =
        Aedat4Writer.withHeader(0, first.length() - 1, SMALL_XML).events(0, EVENTS, 0, 5).bytes();
    assertThat(decode(early).error()).contains("where the data table begins");
    byte[] later =
        Aedat4Writer.withHeader(0, first.length() + 9, SMALL_XML).events(0, EVENTS, 0, 5).bytes();
    assertThat(decode(later).warnings()).containsOnlyKeys("file ends before its data table");
  }

  @Test
  void skipsEventsOutsideTheSensor() {
    CameraPacket packet = new CameraPacket(4);
    packet.add(1, 345, 259, 1);
    packet.add(2, 346, 0, 1);
    packet.add(3, 0xFFFF, 0, 1);
    packet.add(4, 0, 260, 0);
    Transcript transcript =
        decode(Aedat4Writer.uncompressed().events(0, packet, 0, 4).events(0, packet, 0, 1).bytes());
    assertThat(transcript.events()).hasSize(2);
    assertThat(transcript.warnings()).isEqualTo(Map.of("events outside the sensor", 3L));
  }

  @Test
  void readsEmptyPacketsAndFilesWithoutEvents() {
    assertThat(decode(Aedat4Writer.uncompressed().noEvents(0).bytes()).error()).isEmpty();
    assertThat(decode(Aedat4Writer.uncompressed().bytes()))
        .isEqualTo(new Transcript(List.of(), Map.of(), ""));
    assertThat(decode(Aedat4Writer.withHeader(0, -1, "").bytes()).warnings())
        .isEqualTo(Map.of("no event stream in the header", 1L));
  }

  @Test
  void keepsTheEventsBeforeACutOffPacket() {
    byte[] file = fill(Aedat4Writer.lz4(Lz4Writer.LINKED));
    Transcript transcript = decode(Arrays.copyOf(file, file.length - 1));
    assertThat(transcript.events()).hasSize(10_000);
    assertThat(transcript.warnings()).containsEntry("cut-off last packet", 1L);
  }

  @Test
  void fetchesNothingThatTheXmlNames() {
    String xml =
        "<!DOCTYPE dv [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><dv><node name='outInfo'>"
            + "<node name='0'><attr key='typeIdentifier'>EVTS</attr><attr key='source'>&x;</attr>"
            + "</node></node></dv>";
    Transcript transcript =
        decode(Aedat4Writer.withHeader(0, -1, xml).events(0, EVENTS, 0, 1).bytes());
    assertThat(transcript.error()).startsWith("byte 18: the header's infoNode is not XML");
  }

  @Test
  void refusesSizesNoFileHas() {
    byte[] file = Aedat4Writer.uncompressed().packet(0, new byte[0]).bytes();
    byte[] header = file.clone();
    header[17] = 0x7F;
    assertThat(decode(header).error()).startsWith("byte 14: header of 2130");
    byte[] packet = file.clone();
    packet[file.length - 1] = 0x7F;
    assertThat(decode(packet).error()).contains("packet of 2130706432 bytes, expected 0..67108864");
    assertThat(decode(Aedat4Writer.withHeader(9, -1, SMALL_XML).bytes()).error())
        .isEqualTo("byte 18: compression 9, expected 0..4");
    assertThat(decode("#!AER-DAT3.1\r\n....".getBytes(StandardCharsets.UTF_8)).error())
        .isEqualTo("byte 0: not an AEDAT4 file");
  }

  private static byte[] fill(Aedat4Writer writer) {
    return writer
        .events(0, EVENTS, 0, 100)
        .packet(2, new byte[333])
        .events(0, EVENTS, 100, 100)
        .events(5, EVENTS, 0, 10)
        .packet(7, new byte[0])
        .events(0, EVENTS, 100, 10_000)
        .events(0, EVENTS, 10_000, 12_000)
        .bytes();
  }

  private static CameraPacket events(int count) {
    CameraPacket packet = new CameraPacket(count);
    Random random = new Random(4);
    long t = 1_633_953_690_975_950L;
    for (int i = 0; i < count; i++) {
      t += random.nextInt(30);
      packet.add(t, random.nextInt(346), random.nextInt(260), random.nextInt(2));
    }
    return packet;
  }

  private static String withoutPlace(String event) {
    return event.substring(0, event.indexOf(' '));
  }
}
