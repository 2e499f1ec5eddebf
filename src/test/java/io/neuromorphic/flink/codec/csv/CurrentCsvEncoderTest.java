/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.event.CurrentPacket;
import java.io.ByteArrayOutputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is written is read back, bit for bit. */
class CurrentCsvEncoderTest {

  private static CurrentPacket readBack(CurrentPacket events) throws Exception {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    CurrentCsvEncoder encoder = new CurrentCsvEncoder();
    encoder.begin(file);
    encoder.encode(events, file);
    CurrentCsvDecoder decoder = new CurrentCsvDecoder();
    CurrentPacket read = decoder.newPacket();
    decoder.decode(file.toByteArray(), 0, file.size(), read);
    decoder.finish(read);
    return read;
  }

  @Test
  void currentsAreTheSameFloats() throws Exception {
    Random random = new Random(4);
    CurrentPacket events = new CurrentPacket(0);
    int a = events.dictionaryIndex("a");
    int b = events.dictionaryIndex("a-b.c_1");
    float[] special = {
      0f, -0f, Float.MIN_VALUE, -Float.MIN_NORMAL, 65_536f, 0.1f, 1e10f, 3.0e-39f, 2e-3f, 33554432f
    };
    for (float current : special) {
      events.add(Long.MIN_VALUE + events.size(), a, Integer.MAX_VALUE, current);
    }
    while (events.size() < 20_000) {
      float current = Float.intBitsToFloat(random.nextInt());
      if (Float.isFinite(current)) {
        events.add(
            random.nextLong(), random.nextBoolean() ? a : b, random.nextInt(1 << 20), current);
      }
    }
    CurrentPacket read = readBack(events);
    assertThat(read.size()).isEqualTo(events.size());
    for (int i = 0; i < read.size(); i++) {
      assertThat(read.t()[i]).isEqualTo(events.t()[i]);
      assertThat(read.populationName(read.population()[i]))
          .isEqualTo(events.populationName(events.population()[i]));
      assertThat(read.neuron()[i]).isEqualTo(events.neuron()[i]);
      assertThat(Float.floatToRawIntBits(read.current()[i]))
          .isEqualTo(Float.floatToRawIntBits(events.current()[i]));
    }
  }

  @Test
  void aNameThatWouldBeReadAsAnotherDoesNotFit() {
    assertThat(CurrentCsvEncoder.holds("motion")).isTrue();
    assertThat(CurrentCsvEncoder.holds("größe 1")).isTrue();
    for (String name : new String[] {" a", "a ", "a,b", "a;b", "a\"", "a\nb", "a\rb", "a\tb"}) {
      assertThat(CurrentCsvEncoder.holds(name)).as(name).isFalse();
    }
  }
}
