/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.UnknownFieldSet;
import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.codec.packet.wire.SpikeEvents;
import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.ProbePacket;
import io.neuromorphic.flink.event.SpikePacket;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Topics outlive releases: what one has written, every later one reads as the same events. */
class PacketFilesTest {

  private static final String POPULATION = "retina";
  private static final long BASE = 1_700_000_000_000_000L;
  private static final long UNTIL = BASE + 2_000;

  private static CurrentPacket currents() {
    CurrentPacket packet = new CurrentPacket(0);
    int population = packet.dictionaryIndex(POPULATION);
    packet.add(BASE, population, 0, 1.5f);
    packet.add(BASE + 1_999, population, 70_000, -0.25f);
    packet.setUntil(UNTIL);
    return packet;
  }

  private static CameraPacket camera() {
    CameraPacket packet = new CameraPacket(0);
    packet.add(-7, 3, 65_535, 1);
    packet.add(BASE, 1_279, 0, 0);
    packet.setUntil(UNTIL);
    return packet;
  }

  private static SpikePacket spikes() {
    long[] t = {BASE + 1_000, BASE + 2_000};
    SpikePacket packet = new SpikePacket(POPULATION, 0, t, new int[] {921_599, 4}, t.length);
    packet.setUntil(UNTIL);
    return packet;
  }

  private static ProbePacket samples() {
    ProbePacket packet = new ProbePacket(POPULATION, 0, 0);
    packet.add(BASE + 1_000, 4, -65.25f, -13.0625f);
    packet.add(BASE + 1_000, 921_599, -0f, Float.MIN_VALUE);
    packet.add(BASE + 3_000, 4, 29.999998f, Float.POSITIVE_INFINITY);
    return packet;
  }

  private static List<byte[]> values(CurrentPacket packet) {
    return PacketCurrentEncoder.encode(packet).stream()
        .map(PacketCurrentEncoder.KeyedRecord::value)
        .toList();
  }

  /** The records of a kind, in order. */
  private static List<byte[]> stored(String kind) throws IOException {
    List<byte[]> records = new ArrayList<>();
    while (true) {
      String file = "/packets/" + file(kind, records.size());
      try (InputStream in = PacketFilesTest.class.getResourceAsStream(file)) {
        if (in == null) {
          assertThat(records).as(file).isNotEmpty();
          return records;
        }
        records.add(in.readAllBytes());
      }
    }
  }

  private static String file(String kind, int number) {
    return "v1-" + kind + "-" + number + ".bin";
  }

  @Test
  void currentsOfVersion1AreRead() throws IOException {
    List<String> read = new ArrayList<>();
    long until = Long.MIN_VALUE;
    for (byte[] record : stored("currents")) {
      CurrentPacket packet = new CurrentPacket(0);
      new PacketCurrentDecoder().decode(record, "t-0@", 0, packet);
      assertThat(packet.rejections()).isEmpty();
      read.addAll(IntStream.range(0, packet.size()).mapToObj(packet::describe).toList());
      until = Math.max(until, packet.until());
    }

    assertThat(read).containsExactly(currents().describe(0), currents().describe(1));
    assertThat(until).isEqualTo(UNTIL);
  }

  @Test
  void cameraEventsOfVersion1AreRead() throws IOException {
    List<String> read = new ArrayList<>();
    long until = Long.MIN_VALUE;
    for (byte[] record : stored("camera")) {
      CameraPacket packet = new CameraPacket(0);
      new PacketCameraDecoder().decode(record, "t-0@", 0, packet);
      assertThat(packet.rejections()).isEmpty();
      read.addAll(IntStream.range(0, packet.size()).mapToObj(packet::describe).toList());
      until = Math.max(until, packet.until());
    }

    assertThat(read).containsExactly(camera().describe(0), camera().describe(1));
    assertThat(until).isEqualTo(UNTIL);
  }

  @Test
  void spikesOfVersion1AreRead() throws Exception {
    SpikePacket read = PacketSpikeDecoder.decode(stored("spikes").get(0));

    assertThat(read.population()).isEqualTo(POPULATION);
    assertThat(read.size()).isEqualTo(2);
    assertThat(read.t()).startsWith(spikes().t());
    assertThat(read.neuron()).startsWith(spikes().neuron());
    assertThat(read.until()).isEqualTo(UNTIL);
  }

  @Test
  void samplesOfVersion1AreRead() throws Exception {
    ProbePacket read = PacketProbeDecoder.decode(stored("probe").get(0));

    assertThat(read.population()).isEqualTo(POPULATION);
    assertThat(read.size()).isEqualTo(3);
    assertThat(read.copy().t()).containsExactly(samples().copy().t());
    assertThat(read.copy().neuron()).containsExactly(4, 921_599, 4);
    assertThat(read.copy().v()).containsExactly(samples().copy().v());
    assertThat(read.copy().u()).containsExactly(samples().copy().u());
  }

  @Test
  void whatIsWrittenIsStillThatToTheByte() throws IOException {
    assertThat(values(currents())).containsExactlyElementsOf(stored("currents"));
    assertThat(PacketCameraEncoder.encode(camera())).containsExactlyElementsOf(stored("camera"));
    assertThat(PacketSpikeEncoder.encode(spikes())).containsExactlyElementsOf(stored("spikes"));
    assertThat(PacketProbeEncoder.encode(samples())).containsExactlyElementsOf(stored("probe"));
  }

  @Test
  void fieldsOfLaterVersionsAreIgnored() throws Exception {
    UnknownFieldSet later =
        UnknownFieldSet.newBuilder()
            .addField(99, UnknownFieldSet.Field.newBuilder().addVarint(5).build())
            .build();
    byte[] record =
        SpikeEvents.parseFrom(stored("spikes").get(0)).toBuilder()
            .setUnknownFields(later)
            .setRequires(1)
            .build()
            .toByteArray();

    assertThat(PacketSpikeDecoder.decode(record).size()).isEqualTo(2);
  }

  @Test
  void aPacketThatNeedsALaterVersionIsRejectedWithBothVersions() throws IOException {
    // Field 15, a varint, of value 2: in all messages.
    byte[] requires2 = {15 << 3, 2};
    String said =
        "needs version 2 of the packet schema, and this release reads version 1: read it with a"
            + " newer one";
    CurrentPacket currents = new CurrentPacket(0);
    new PacketCurrentDecoder().decode(requires2, "t-0@", 7, currents);
    CameraPacket camera = new CameraPacket(0);
    new PacketCameraDecoder().decode(requires2, "t-0@", 7, camera);

    for (var rejections : List.of(currents.rejections(), camera.rejections())) {
      assertThat(rejections).hasSize(1);
      assertThat(rejections.get(0).detail()).isEqualTo(said);
      assertThat(rejections.get(0).position()).isEqualTo("t-0@7");
    }
    assertThatThrownBy(() -> PacketSpikeDecoder.decode(requires2))
        .isInstanceOf(MalformedStreamException.class)
        .hasMessageContaining(said);
    assertThatThrownBy(() -> PacketProbeDecoder.decode(requires2))
        .isInstanceOf(MalformedStreamException.class)
        .hasMessageContaining(said);
  }

  /** Makes the files of a new version that are missing; changes none. */
  @Test
  @EnabledIfSystemProperty(named = "neuromorphic.makePacketFiles", matches = "true")
  void makesWhatIsMissing() throws IOException {
    Path folder = Files.createDirectories(Path.of("src/test/resources/packets"));
    write(folder, "currents", values(currents()));
    write(folder, "camera", PacketCameraEncoder.encode(camera()));
    write(folder, "spikes", PacketSpikeEncoder.encode(spikes()));
    write(folder, "probe", PacketProbeEncoder.encode(samples()));
  }

  private static void write(Path folder, String kind, List<byte[]> records) throws IOException {
    for (int i = 0; i < records.size(); i++) {
      Path file = folder.resolve(file(kind, i));
      if (Files.notExists(file)) {
        Files.write(file, records.get(i));
      }
    }
  }
}
