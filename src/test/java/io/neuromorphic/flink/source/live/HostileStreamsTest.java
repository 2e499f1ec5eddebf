/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.codec.AllocationMeter;
import io.neuromorphic.flink.codec.Damage;
import io.neuromorphic.flink.codec.RecordingDecoder;
import io.neuromorphic.flink.codec.RecordingEncoder;
import io.neuromorphic.flink.codec.SensorInfo;
import io.neuromorphic.flink.codec.aedat4.Aedat4Encoder;
import io.neuromorphic.flink.codec.evt2.Evt2Encoder;
import io.neuromorphic.flink.codec.evt21.Evt21Encoder;
import io.neuromorphic.flink.codec.evt21.WordOrder;
import io.neuromorphic.flink.codec.evt3.Evt3Encoder;
import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.source.live.LiveSpec.Times;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Connections that carry what they should not, cut anywhere: all events are counted, memory is
 * bounded, and a good connection that comes behind loses nothing. {@code -Dhostile.seed=S} repeats
 * a run.
 */
class HostileStreamsTest {

  private static final long SEED = Long.getLong("hostile.seed", new Random().nextLong());
  private static final int STREAMS = Integer.getInteger("hostile.streams", 400);
  private static final SensorInfo SENSOR = new SensorInfo("", 320, 240);
  private static final int EVENTS = 500;

  /** Of a connection of some kilobytes: what decoders and the clock ask for, kept or not. */
  private static final long MAX_ALLOCATED = 32 << 20;

  static Stream<LiveProtocol> protocols() {
    return Arrays.stream(LiveProtocol.values()).filter(p -> p.allows(Transport.TCP));
  }

  private static byte[] good(LiveProtocol protocol) throws IOException {
    return switch (protocol) {
      case EVT2 -> encoded(new Evt2Encoder());
      case EVT21 -> encoded(new Evt21Encoder(WordOrder.LITTLE));
      case EVT21_LEGACY -> encoded(new Evt21Encoder(WordOrder.LEGACY));
      case EVT3 -> encoded(new Evt3Encoder());
      case DV -> encoded(Aedat4Encoder.uncompressed());
      case AEDAT3 -> aedat3();
      default -> throw new IllegalArgumentException(protocol + " is none of a connection");
    };
  }

  private static byte[] encoded(RecordingEncoder encoder) throws IOException {
    CameraPacket events = new CameraPacket(EVENTS);
    for (int i = 0; i < EVENTS; i++) {
      events.add(1_000_000 + i * 100L, i % 320, i % 240, i & 1);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    encoder.begin(SENSOR, out);
    encoder.encode(events, out);
    encoder.finish(out);
    return out.toByteArray();
  }

  private static byte[] aedat3() {
    ByteBuffer bytes = ByteBuffer.allocate(48 + 8 * EVENTS).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(0x1D378BC90B9A6658L).putLong(0).put(new byte[] {1, 0, 1, 0});
    bytes.putShort((short) 1).putShort((short) 1).putInt(8).putInt(4).putInt(0);
    bytes.putInt(EVENTS).putInt(EVENTS).putInt(EVENTS);
    for (int i = 0; i < EVENTS; i++) {
      bytes.putInt(1 | (i & 1) << 1 | i % 240 << 2 | i % 320 << 17).putInt(1_000_000 + i * 100);
    }
    return bytes.array();
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void whateverComesIsCountedAndTheNextConnectionIsWhole(LiveProtocol protocol) throws Exception {
    Random random = new Random(SEED);
    Damage damage = new Damage(random);
    byte[] good = good(protocol);
    Gathering gathering = new Gathering(Times.ALIGNED, LiveReceiver.BUFFER_EVENTS);
    int refused = 0;
    for (int i = 0; i < STREAMS; i++) {
      String description = protocol + " -Dhostile.seed=" + SEED + ", stream " + i;
      byte[] bad = hostile(good, damage, random);
      boolean[] ended = new boolean[1];
      long allocated =
          AllocationMeter.bytes(
              () -> ended[0] = gathering.connection(protocol.stream(SENSOR), pieces(bad, random)));
      assertThat(allocated).as(description).isLessThan(MAX_ALLOCATED);
      refused += ended[0] ? 1 : 0;
      gathering.pass(3_000);
      gathering.drain();
      assertThat(gathering.read).as(description).isEqualTo(gathering.counts.events());
      gathering.places.clear();
      gathering.times.clear();
      if (i % 20 == 0) {
        assertTheNextIsWhole(protocol, gathering, pieces(good, random), description);
      }
    }
    assertThat(refused).isLessThan(STREAMS);
  }

  private static void assertTheNextIsWhole(
      LiveProtocol protocol, Gathering gathering, List<byte[]> pieces, String description)
      throws Exception {
    RecordingDecoder<CameraPacket> decoder = protocol.stream(SENSOR);
    assertThat(gathering.connection(decoder, pieces)).as(description).isFalse();
    gathering.pass(3_000);
    gathering.drain();
    assertThat(gathering.places).as(description).hasSize(EVENTS);
    for (int e = 0; e < EVENTS; e++) {
      assertThat(gathering.places.get(e))
          .as(description)
          .isEqualTo(e % 320 + "," + e % 240 + "," + (e & 1));
      assertThat(gathering.times.get(e) - gathering.times.get(0))
          .as(description)
          .isEqualTo(e * 100L);
    }
    gathering.places.clear();
    gathering.times.clear();
  }

  private static byte[] hostile(byte[] good, Damage damage, Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> random(random, random.nextInt(100_000));
      case 1 -> Arrays.copyOf(good, random.nextInt(good.length));
      case 2 -> "% no line of a header ends ".repeat(4_000).getBytes(StandardCharsets.US_ASCII);
      case 3 -> {
        byte[] joined = Arrays.copyOf(good, good.length + 5_000);
        System.arraycopy(random(random, 5_000), 0, joined, good.length, 5_000);
        yield joined;
      }
      default -> damage.of(good, List.of(good));
    };
  }

  private static byte[] random(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static List<byte[]> pieces(byte[] bytes, Random random) {
    List<byte[]> pieces = new ArrayList<>();
    for (int at = 0, size; at < bytes.length; at += size) {
      size = Math.min(bytes.length - at, 1 + random.nextInt(random.nextBoolean() ? 7 : 65_536));
      pieces.add(Arrays.copyOfRange(bytes, at, at + size));
    }
    return pieces;
  }

  @Test
  void aHeaderThatNeverEndsIsRefusedBeforeItIsLong() throws Exception {
    Gathering gathering = new Gathering(Times.ALIGNED, LiveReceiver.BUFFER_EVENTS);
    List<byte[]> pieces = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      pieces.add("% on and on\n".repeat(5_000).getBytes(StandardCharsets.US_ASCII));
    }
    long allocated =
        AllocationMeter.bytes(
            () ->
                assertThat(gathering.connection(LiveProtocol.EVT3.stream(SENSOR), pieces))
                    .isTrue());
    // A header is 1 MiB at most, whose 90,000 lines take a kilobyte each for a moment; of the 60 MB
    // that were sent it would be gigabytes.
    assertThat(allocated).isLessThan(256 << 20);
  }

  @Test
  void kindsOfWarningsThatASenderNamesAreBounded() {
    LiveCounts counts = new LiveCounts();
    for (int i = 0; i < 10_000; i++) {
      counts.warn("packets of type " + i, 2);
    }
    counts.warn("packets of type 3", 1);
    assertThat(counts.warnings())
        .hasSize(LiveCounts.MAX_KINDS + 1)
        .containsEntry("packets of type 3", 3L)
        .containsEntry("warnings of other kinds", 2L * (10_000 - LiveCounts.MAX_KINDS));
  }
}
