/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.es;

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
import java.util.Set;
import org.junit.jupiter.api.Test;

class EsDecoderTest extends CameraDecoderContract {

  @Override
  protected RecordingDecoder<CameraPacket> newDecoder() {
    return new EsDecoder();
  }

  @Override
  protected List<byte[]> streams() {
    Random random = new Random(3);
    EsBytes dvs = EsBytes.dvs();
    EsBytes atis = EsBytes.atis();
    for (int i = 0; i < 3_000; i++) {
      dvs.raw(random.nextInt(256));
      atis.raw(random.nextInt(8) == 0 ? 0xFC + random.nextInt(4) : random.nextInt(256));
    }
    return List.of(smallDvs().bytes(), smallAtis().bytes(), dvs.bytes(), atis.bytes());
  }

  @Override
  protected List<CruelCase> cruelCases() {
    byte[] cut = EsBytes.dvs().event(3, 1, 2, 1).raw(0xFF, 0xFF).event(0, 9, 9, 1).bytes();
    return List.of(
        new CruelCase(
            Cruelty.UNKNOWN_WORDS,
            EsBytes.dvs().raw(0xFE).event(3, 1, 2, 1).raw(0xFE, 0xFE).event(4, 3, 4, 0).bytes(),
            List.of("3,1,2,1", "7,3,4,0"),
            Map.of()),
        new CruelCase(
            Cruelty.CLOCK_WRAP,
            EsBytes.dvs().raw(0xFF, 0xFF).event(126, 1, 2, 1).raw(0xFF).event(0, 3, 4, 0).bytes(),
            List.of("380,1,2,1", "507,3,4,0"),
            Map.of()),
        new CruelCase(
            Cruelty.OUT_OF_RANGE,
            EsBytes.dvs()
                .event(1, 640, 0, 1)
                .event(1, 0, 480, 1)
                .event(1, 639, 479, 1)
                .event(1, 0xFFFF, 0xFFFF, 0)
                .bytes(),
            List.of("3,639,479,1"),
            Map.of("events outside the sensor", 3L)),
        new CruelCase(
            Cruelty.TRUNCATED,
            Arrays.copyOf(cut, cut.length - 1),
            List.of("3,1,2,1"),
            Map.of("cut-off last event", 1L)));
  }

  @Override
  protected Set<Cruelty> unknownHere() {
    return Set.of(Cruelty.TIME_BACKWARDS);
  }

  @Test
  void tellsChangesFromExposuresOfAnAtis() {
    assertThat(decode(smallAtis().bytes()).events())
        .containsExactly("62,1,2,0 at byte 20", "315,303,239,1 at byte 33", "315,5,6,0 at byte 39");
    assertThat(decode(smallAtis().bytes()).warnings())
        .isEqualTo(Map.of("exposure events", 2L, "events outside the sensor", 1L));
  }

  @Test
  void givesEachEventThePlaceOfItsFirstByte() {
    assertThat(decode(smallDvs().bytes()).events())
        .containsExactly("0,0,0,1 at byte 20", "128,639,479,0 at byte 27", "254,1,2,1 at byte 32");
  }

  @Test
  void tellsTheSensor() throws MalformedStreamException {
    EsDecoder decoder = new EsDecoder();
    byte[] file = smallAtis().bytes();
    decoder.decode(file, 0, file.length, decoder.newPacket());
    assertThat(decoder.sensor()).isEqualTo(new SensorInfo("", 304, 240));
  }

  @Test
  void refusesWhatIsNoStreamOfChanges() {
    assertThat(decode(EsBytes.of(4, 320, 240).bytes()).error())
        .isEqualTo(
            "byte 15: Event Stream of colour events, which have no polarity, expected DVS (1) or"
                + " ATIS (2) events");
    assertThat(decode(Arrays.copyOf(EsBytes.of(0, 0, 0).bytes(), 16)).error())
        .startsWith("byte 15: Event Stream of generic events, which have no pixels");
    assertThat(decode(EsBytes.of(7, 1, 1).bytes()).error()).contains("unknown type 7");
    assertThat(decode(EsBytes.of(1, 0, 240).bytes()).error())
        .isEqualTo("byte 16: width 0, expected 1..65535");
    assertThat(decode(EsBytes.of(1, 320, 0).bytes()).error())
        .isEqualTo("byte 18: height 0, expected 1..65535");
    byte[] old = EsBytes.dvs().bytes();
    old[12] = 1;
    assertThat(decode(old).error()).isEqualTo("byte 12: Event Stream version 1.0.0, expected 2");
    assertThat(decode(new byte[20]).error()).contains("expected 'Event Stream'");
    assertThat(decode(Arrays.copyOf(old, 19)).error())
        .isEqualTo("byte 19: ends inside its header of 20 bytes");
  }

  private static EsBytes smallDvs() {
    return EsBytes.dvs()
        .event(0, 0, 0, 1)
        .raw(0xFF, 0xFE)
        .event(1, 639, 479, 0)
        .event(126, 1, 2, 1)
        .raw(0xFF);
  }

  private static EsBytes smallAtis() {
    return EsBytes.atis()
        .atisEvent(62, 1, 2, 0)
        .raw(0xFC, 0xFD, 0xFF)
        .atisEvent(0, 5, 5, 1)
        .atisEvent(1, 303, 239, 2)
        .raw(0xFC)
        .atisEvent(0, 5, 6, 0)
        .atisEvent(0, 304, 6, 0)
        .atisEvent(0, 5, 6, 3);
  }
}
