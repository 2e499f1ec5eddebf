/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.packet;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import io.neuromorphic.flink.codec.AllocationMeter;
import io.neuromorphic.flink.codec.packet.wire.CameraEvents;
import io.neuromorphic.flink.codec.packet.wire.CurrentEvents;
import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.event.RejectReason;
import io.neuromorphic.flink.event.Rejection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that promise more than they hold, or are made to cost many times their size. */
class HostilePacketsTest {

  private static final int MEGABYTE = 1 << 20;
  private static final long BYTES_OF_A_REFUSAL = 16_384;

  private final CurrentPacket currents = new CurrentPacket(0);
  private final CameraPacket camera = new CameraPacket(0);

  @FunctionalInterface
  private interface Writing {
    void to(CodedOutputStream out) throws IOException;
  }

  private static byte[] message(Writing writing) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    writing.to(out);
    out.flush();
    return bytes.toByteArray();
  }

  private long decodeBoth(byte[] record) throws Exception {
    // Classes are loaded by a first one.
    new PacketCurrentDecoder().decode(new byte[] {7}, "t-0@", 1, new CurrentPacket(0));
    new PacketCameraDecoder().decode(new byte[] {7}, "t-0@", 1, new CameraPacket(0));
    return AllocationMeter.bytes(
        () -> {
          new PacketCurrentDecoder().decode(record, "t-0@", 1, currents);
          new PacketCameraDecoder().decode(record, "t-0@", 1, camera);
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MAX_VALUE, Integer.MAX_VALUE - 8, 1 << 30, 1 << 20, -1})
  void aColumnThatPromisesBillionsOfEntriesTakesNoMemory(int promised) throws Exception {
    for (int field = 1; field <= 6; field++) {
      int number = field;
      byte[] record =
          message(
              out -> {
                out.writeTag(number, WireFormat.WIRETYPE_LENGTH_DELIMITED);
                out.writeUInt32NoTag(promised);
                out.writeRawBytes(new byte[16]);
              });
      currents.clear();
      camera.clear();
      assertThat(decodeBoth(record)).as("field %d", number).isLessThan(BYTES_OF_A_REFUSAL);
      assertOneUnparsable(currents);
      assertOneUnparsable(camera);
    }
  }

  @Test
  void groupsWithinGroupsEndTheRecordNotTheStack() throws Exception {
    byte[] record =
        message(
            out -> {
              for (int i = 0; i < 500_000; i++) {
                out.writeTag(15, WireFormat.WIRETYPE_START_GROUP);
              }
            });
    assertThat(decodeBoth(record)).isLessThan(MEGABYTE);
    assertOneUnparsable(currents);
    assertOneUnparsable(camera);
  }

  @Test
  void fieldsThatNobodyKnowsAreNotKept() throws Exception {
    byte[] record =
        message(
            out -> {
              for (int i = 0; i < 200_000; i++) {
                out.writeUInt32(100 + i, 1);
              }
              out.writeSInt64(1, 5);
            });
    assertThat(decodeBoth(record)).isLessThan(BYTES_OF_A_REFUSAL);
    assertThat(currents.counts().read() + camera.counts().read()).isZero();
  }

  @Test
  void aVarintOfMoreThanTenBytesIsUnparsable() {
    byte[] record = new byte[32];
    java.util.Arrays.fill(record, (byte) 0xff);
    record[0] = 0x08;
    new PacketCameraDecoder().decode(record, "t-0@", 1, camera);
    assertOneUnparsable(camera);
  }

  @Test
  void aRecordFullOfBadEventsIsCountedInFullAndDescribedInPart() throws Exception {
    int count = 100_000;
    CurrentEvents.Builder events =
        CurrentEvents.newBuilder().setPopulation("a").setBaseT(Long.MAX_VALUE);
    CameraEvents.Builder pixels = CameraEvents.newBuilder();
    for (int i = 0; i < count; i++) {
      events.addTOffset(1).addNeuron(-1).addCurrent(1);
      pixels.addTOffset(1).addX(65_536).addY(0).addPolarity(true);
    }
    byte[] currentRecord = events.build().toByteArray();
    byte[] cameraRecord = pixels.build().toByteArray();

    assertThat(
            AllocationMeter.bytes(
                () -> {
                  new PacketCurrentDecoder().decode(currentRecord, "t-0@", 1, currents);
                  new PacketCameraDecoder().decode(cameraRecord, "t-0@", 1, camera);
                }))
        .isLessThan(20L * MEGABYTE);

    for (InputPacket packet : new InputPacket[] {currents, camera}) {
      assertThat(packet.size()).isZero();
      assertThat(packet.counts().rejected(RejectReason.UNPARSABLE)).isEqualTo(count);
      assertThat(packet.rejections()).hasSize(InputPacket.MAX_DESCRIBED_REJECTIONS);
    }
  }

  @Test
  void neuronsThatNoIntHoldsKeepTheTextOfThoseThatAreTold() {
    int count = 100_000;
    byte[] record =
        CurrentEvents.newBuilder()
            .setPopulation("a")
            .addAllTOffset(Collections.nCopies(count, 1L))
            .addAllNeuron(Collections.nCopies(count, -1))
            .addAllCurrent(Collections.nCopies(count, 1f))
            .build()
            .toByteArray();
    new PacketCurrentDecoder().decode(record, "t-0@", 1, currents);
    assertThat(currents.size()).isEqualTo(count);
    assertThat(currents.texts()).hasSize(InputPacket.MAX_DESCRIBED_REJECTIONS);
    assertThat(currents.describe(999)).isEqualTo("1,a,4294967295,1.0");
  }

  @Test
  void aNameAsLongAsTheRecordIsToldInShort() {
    byte[] record =
        CurrentEvents.newBuilder()
            .setPopulation("p".repeat(900_000))
            .addTOffset(1)
            .addNeuron(1)
            .addCurrent(1)
            .build()
            .toByteArray();
    new PacketCurrentDecoder().decode(record, "t-0@", 1, currents);
    assertThat(currents.describe(0)).hasSizeLessThanOrEqualTo(Rejection.MAX_VALUE_CHARS);
  }

  @Test
  void aNameThatIsNotUtf8IsUnparsable() throws Exception {
    byte[] record =
        message(out -> out.writeBytes(1, ByteString.copyFrom(new byte[] {(byte) 0xc1, 0x61})));
    new PacketCurrentDecoder().decode(record, "t-0@", 1, currents);
    assertOneUnparsable(currents);
  }

  private static void assertOneUnparsable(InputPacket packet) {
    assertThat(packet.size()).isZero();
    assertThat(packet.counts().read()).isEqualTo(1);
    assertThat(packet.rejections())
        .singleElement()
        .satisfies(
            rejection -> {
              assertThat(rejection.reason()).isEqualTo(RejectReason.UNPARSABLE);
              assertThat(rejection.detail()).hasSizeLessThanOrEqualTo(120);
            });
  }
}
