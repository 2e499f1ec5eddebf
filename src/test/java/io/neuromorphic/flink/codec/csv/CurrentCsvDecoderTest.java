/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.codec.DecoderContract;
import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.codec.RecordingDecoder;
import io.neuromorphic.flink.event.CurrentPacket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CurrentCsvDecoderTest extends DecoderContract<CurrentPacket> {

  @Override
  protected RecordingDecoder<CurrentPacket> newDecoder() {
    return new CurrentCsvDecoder();
  }

  @Override
  protected List<byte[]> streams() {
    StringBuilder many = new StringBuilder("t,population,neuron,current\n");
    Random random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      many.append(i).append(",p").append(random.nextInt(700)).append(',');
      many.append(random.nextInt(480)).append(',').append(random.nextFloat()).append('\n');
    }
    return List.of(
        bytes("1,a,3,1.5\n\n4,b,6,-2e3\r\nbad\n7,a,9,nan\n1,a,99999999999,2"),
        bytes("neuron,t,current,population\r\n1,2,3,x\r\n"),
        bytes(many.toString()));
  }

  @Test
  void readsEventsOfSeveralPopulations() {
    CurrentPacket packet = read("1,retina,3,1.5\n2,motion,4,-2\n3,retina,5,1e-3\n");
    assertThat(packet.size()).isEqualTo(3);
    assertThat(packet.populationCount()).isEqualTo(2);
    assertThat(packet.describe(0)).isEqualTo("1,retina,3,1.5");
    assertThat(packet.describe(1)).isEqualTo("2,motion,4,-2.0");
    assertThat(packet.describe(2)).isEqualTo("3,retina,5,0.001");
  }

  @Test
  void keepsThePopulationsOfLaterPackets() throws MalformedStreamException {
    CurrentCsvDecoder decoder = new CurrentCsvDecoder();
    byte[] stream = bytes("1,a,0,1\n2,b,0,1\n3,b,0,1\n4,a,0,1\n");
    CurrentPacket packet = decoder.newPacket();
    decoder.decode(stream, 0, 16, packet);
    packet.clear();
    decoder.decode(stream, 16, stream.length, packet);
    assertThat(packet.describe(0)).isEqualTo("3,b,0,1.0");
    assertThat(packet.describe(1)).isEqualTo("4,a,0,1.0");
    assertThat(packet.positions().label(1)).isEqualTo("line 4");
  }

  @Test
  void leavesInvalidCurrentsToTheIntakeWithTheirText() {
    CurrentPacket packet = read("1,a,0,NaN\n2,a,0,-Infinity\n3,a,0,1e99\n4,a,0,x\n5,a,0,\n");
    assertThat(packet.current()[0]).isNaN();
    assertThat(packet.current()[1]).isEqualTo(Float.NEGATIVE_INFINITY);
    assertThat(packet.current()[2]).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(packet.current()[3]).isNaN();
    assertThat(packet.current()[4]).isNaN();
    assertThat(packet.describe(2)).isEqualTo("3,a,0,1e99");
    assertThat(packet.describe(3)).isEqualTo("4,a,0,x");
  }

  @Test
  void leavesNeuronsBeyondIntToTheIntakeWithTheirText() {
    CurrentPacket packet = read("1,a,-7,1\n1,a,2147483648,1\n1,a,9223372036854775808,1\n");
    assertThat(packet.neuron()).startsWith(-7, -1, -1);
    assertThat(packet.describe(1)).isEqualTo("1,a,2147483648,1");
    assertThat(packet.describe(2)).isEqualTo("1,a,9223372036854775808,1");
  }

  @Test
  void readsAnEmptyPopulationAsOneNobodyKnows() {
    assertThat(read("1,,0,2\n").describe(0)).isEqualTo("1,,0,2.0");
  }

  @Test
  void tellsWhyItCannotReadARow() {
    CurrentPacket packet = read("1,a,0,1\nx,a,0,1\n1,a,1.5,1\n1,a,,1\n1,a,0\n");
    assertThat(packet.size()).isEqualTo(1);
    assertThat(packet.rejections()).hasSize(4);
    assertThat(packet.rejections().get(1).detail()).isEqualTo("neuron is not an integer");
    assertThat(packet.rejections().get(2).detail()).isEqualTo("neuron is missing");
    assertThat(packet.rejections().get(3).position()).isEqualTo("line 5");
  }

  private CurrentPacket read(String text) {
    CurrentCsvDecoder decoder = new CurrentCsvDecoder();
    CurrentPacket packet = decoder.newPacket();
    byte[] bytes = bytes(text);
    try {
      decoder.decode(bytes, 0, bytes.length, packet);
    } catch (MalformedStreamException e) {
      throw new AssertionError(e);
    }
    return packet;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
