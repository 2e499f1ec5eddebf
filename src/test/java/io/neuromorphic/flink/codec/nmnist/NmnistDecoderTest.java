/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.nmnist;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.codec.CameraDecoderContract;
import io.neuromorphic.flink.codec.RecordingDecoder;
import io.neuromorphic.flink.event.CameraPacket;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NmnistDecoderTest extends CameraDecoderContract {

  @Override
  protected RecordingDecoder<CameraPacket> newDecoder() {
    return new NmnistDecoder();
  }

  @Override
  protected List<byte[]> streams() {
    byte[] large = new byte[10_003];
    new Random(1).nextBytes(large);
    return List.of(
        new NmnistBytes().event(654, 7, 15, 1).overflow().event(3, 33, 0, 0).bytes(), large);
  }

  @Override
  protected List<CruelCase> cruelCases() {
    return List.of(
        new CruelCase(
            Cruelty.TIME_BACKWARDS,
            new NmnistBytes().event(900, 1, 2, 1).event(800, 3, 4, 0).bytes(),
            List.of("900,1,2,1", "800,3,4,0"),
            Map.of()),
        new CruelCase(
            Cruelty.CLOCK_WRAP,
            new NmnistBytes()
                .event(8191, 1, 2, 1)
                .overflow()
                .event(0, 3, 4, 0)
                .overflow()
                .overflow()
                .event(0x7FFFFF, 255, 255, 1)
                .bytes(),
            List.of("8191,1,2,1", "8192,3,4,0", "8413183,255,255,1"),
            Map.of()),
        new CruelCase(
            Cruelty.TRUNCATED,
            Arrays.copyOf(new NmnistBytes().event(1, 1, 2, 1).overflow().bytes(), 9),
            List.of("1,1,2,1"),
            Map.of("cut-off last word", 1L)));
  }

  @Override
  protected Set<Cruelty> unknownHere() {
    return Set.of(Cruelty.UNKNOWN_WORDS, Cruelty.OUT_OF_RANGE);
  }

  @Test
  void givesEachEventThePlaceOfItsRecord() {
    assertThat(decode(streams().get(0)).events())
        .containsExactly("654,7,15,1 at byte 0", "8195,33,0,0 at byte 10");
  }
}
