/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.codec.packet.wire.CameraEvents;
import io.neuromorphic.flink.codec.packet.wire.CurrentEvents;
import io.neuromorphic.flink.codec.packet.wire.ProbeSamples;
import io.neuromorphic.flink.codec.packet.wire.SpikeEvents;
import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.Rejection;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PacketDecoderTest {

  private final CurrentPacket currents = new CurrentPacket(0);
  private final CameraPacket camera = new CameraPacket(0);

  @Test
  void leavesNeuronsAndCurrentsThatCannotBeToTheIntake() {
    read(
        CurrentEvents.newBuilder()
            .setPopulation("a")
            .setBaseT(10)
            .addTOffset(1)
            .addTOffset(2)
            .addNeuron(-1)
            .addNeuron(7)
            .addCurrent(1)
            .addCurrent(Float.NaN));
    assertThat(currents.neuron()).startsWith(-1, 7);
    assertThat(currents.describe(0)).isEqualTo("11,a,4294967295,1.0");
    assertThat(currents.describe(1)).isEqualTo("12,a,7,NaN");
    assertThat(currents.positions().label(1)).isEqualTo("topic-0@42#1");
  }

  @Test
  void anEventBeyondInt64IsUnparsableAndTheOthersKeepTheirNumbers() {
    read(
        CurrentEvents.newBuilder()
            .setPopulation("a")
            .setBaseT(Long.MAX_VALUE - 5)
            .addTOffset(6)
            .addTOffset(5)
            .addNeuron(1)
            .addNeuron(2)
            .addCurrent(1)
            .addCurrent(2));
    assertThat(currents.describe(0)).isEqualTo(Long.MAX_VALUE + ",a,2,2.0");
    assertThat(currents.positions().label(0)).isEqualTo("topic-0@42#1");
    Rejection rejection = currents.rejections().get(0);
    assertThat(rejection.detail()).isEqualTo("t is outside int64");
    assertThat(rejection.position()).isEqualTo("topic-0@42#0");
    assertThat(rejection.value()).isEqualTo("9223372036854775802+6,a,1,1.0");
  }

  @Test
  void aRecordWithUnevenColumnsIsOneUnparsable() {
    read(CurrentEvents.newBuilder().addTOffset(1).addTOffset(1).addNeuron(1).addCurrent(1));
    assertThat(currents.size()).isZero();
    assertThat(currents.rejections()).hasSize(1);
    assertThat(currents.rejections().get(0).detail())
        .isEqualTo("columns of unequal length: 2 t, 1 neuron, 1 current");
    assertThat(currents.rejections().get(0).position()).isEqualTo("topic-0@42");
  }

  @Test
  void placesBeyond65535AreUnparsable() {
    CameraEvents events =
        CameraEvents.newBuilder()
            .addTOffset(0)
            .addTOffset(1)
            .addTOffset(2)
            .addX(65_536)
            .addX(65_535)
            .addX(0)
            .addY(0)
            .addY(65_535)
            .addY(-1)
            .addPolarity(true)
            .addPolarity(true)
            .addPolarity(false)
            .build();
    new PacketCameraDecoder().decode(events.toByteArray(), "topic-0@", 42, camera);
    assertThat(camera.size()).isEqualTo(1);
    assertThat(camera.describe(0)).isEqualTo("1,65535,65535,1");
    assertThat(camera.positions().label(0)).isEqualTo("topic-0@42#1");
    assertThat(camera.rejections()).hasSize(2);
    assertThat(camera.rejections().get(1).detail()).isEqualTo("y is outside 0..65535");
    assertThat(camera.rejections().get(1).value()).isEqualTo("0+2,0,4294967295,0");
  }

  @Test
  void garbageIsOneUnparsableShownInHex() {
    new PacketCurrentDecoder().decode(new byte[] {0x0a, 0x7f, 1}, "topic-0@", 42, currents);
    assertThat(currents.rejections().get(0).detail()).startsWith("not a CurrentEvents message: ");
    assertThat(currents.rejections().get(0).value()).isEqualTo("0x0a7f01 (3 bytes)");
    new PacketCameraDecoder().decode(null, "topic-0@", 42, camera);
    assertThat(camera.rejections().get(0).detail()).isEqualTo("record without a value");
  }

  @Test
  void neverThrowsForDamagedRecords() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    CurrentEvents.Builder events = CurrentEvents.newBuilder().setPopulation("a").setBaseT(1);
    for (int i = 0; i < 50; i++) {
      events.addTOffset(i).addNeuron(i).addCurrent(i);
    }
    byte[] record = events.build().toByteArray();
    for (int i = 0; i < 20_000; i++) {
      byte[] damaged = record.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      currents.clear();
      new PacketCurrentDecoder().decode(damaged, "topic-0@", 42, currents);
      camera.clear();
      new PacketCameraDecoder().decode(damaged, "topic-0@", 42, camera);
      assertThat(currents.size() + currents.rejections().size())
          .as("seed %d", seed)
          .isLessThan(1_000);
    }
  }

  @Test
  void samplesOutOfRangeAreMalformed() {
    assertThatThrownBy(() -> PacketProbeDecoder.decode(new byte[] {1}))
        .isInstanceOf(MalformedStreamException.class)
        .hasMessageContaining("not a ProbeSamples message");
    ProbeSamples.Builder one = ProbeSamples.newBuilder().addTOffset(1).addV(2).addU(3);
    byte[] negative = one.clone().addNeuron(-1).build().toByteArray();
    assertThatThrownBy(() -> PacketProbeDecoder.decode(negative))
        .isInstanceOf(MalformedStreamException.class)
        .hasMessageContaining("sample 0: t or neuron out of range");
    byte[] late = one.clone().addNeuron(1).setBaseT(Long.MAX_VALUE).build().toByteArray();
    assertThatThrownBy(() -> PacketProbeDecoder.decode(late))
        .isInstanceOf(MalformedStreamException.class);
    byte[] uneven = one.clone().build().toByteArray();
    assertThatThrownBy(() -> PacketProbeDecoder.decode(uneven))
        .isInstanceOf(MalformedStreamException.class)
        .hasMessageContaining("columns of unequal length: 1 t, 0 neuron, 1 v, 1 u");
  }

  @Test
  void spikesOutOfRangeAreMalformed() {
    assertThatThrownBy(() -> PacketSpikeDecoder.decode(new byte[] {1}))
        .isInstanceOf(MalformedStreamException.class);
    byte[] negative = SpikeEvents.newBuilder().addTOffset(1).addNeuron(-1).build().toByteArray();
    assertThatThrownBy(() -> PacketSpikeDecoder.decode(negative))
        .isInstanceOf(MalformedStreamException.class);
    byte[] uneven = SpikeEvents.newBuilder().addTOffset(1).build().toByteArray();
    assertThatThrownBy(() -> PacketSpikeDecoder.decode(uneven))
        .hasMessage("byte 0: columns of unequal length: 1 t, 0 neuron");
  }

  private void read(CurrentEvents.Builder events) {
    new PacketCurrentDecoder().decode(events.build().toByteArray(), "topic-0@", 42, currents);
  }
}
