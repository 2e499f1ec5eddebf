/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.codec.AllocationMeter;
import io.neuromorphic.flink.codec.Damage;
import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.event.CameraPacket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever is sent in datagrams: all that it says is an event or is counted. {@code
 * -Dhostile.seed=S} repeats a run, {@code -Dhostile.datagrams=N} sets its length.
 */
class HostileDatagramsTest {

  private static final long SEED = Long.getLong("hostile.seed", new Random().nextLong());
  private static final int DATAGRAMS = Integer.getInteger("hostile.datagrams", 50_000);
  private static final long MAGIC = 0x1D378BC90B9A6658L;
  private static final int WIDTH = 320;
  private static final int HEIGHT = 240;

  /** Depends on how times are unfolded; not a count of what is lost. */
  private static final String STEPS_BACK = "times that step back within a datagram";

  @ParameterizedTest
  @EnumSource
  void everyDatagramIsEventsAndWarnings(DatagramKind kind) throws Exception {
    HostileDatagrams datagrams = new HostileDatagrams(kind, WIDTH, HEIGHT, new Random(SEED));
    DatagramDecoder decoder = kind.decoder(WIDTH, HEIGHT);
    Map<String, Long> warnings = new HashMap<>();
    CameraPacket packet = new CameraPacket(0);
    for (int i = 0; i < DATAGRAMS; i++) {
      byte[] datagram = datagrams.next();
      String description = "-Dhostile.seed=" + SEED + ", datagram " + i;
      packet.clear();
      packet.add(-5, 1, 1, 1);
      decoder.decode(datagram, 0, datagram.length, packet);
      DatagramReading reading = kind.read(datagram, WIDTH, HEIGHT);
      List<DatagramReading.Pixel> pixels = reading.pixels();
      assertThat(packet.size() - 1).as(description).isEqualTo(pixels.size());
      for (int e = 0; e < pixels.size(); e++) {
        DatagramReading.Pixel pixel = pixels.get(e);
        long t = packet.t()[e + 1];
        String event = packet.describe(e + 1);
        if (kind == DatagramKind.T64 || pixel.t() == DatagramDecoder.NO_TIME) {
          assertThat(t).as(description).isEqualTo(pixel.t());
        } else {
          assertThat(t & 0xFFFF_FFFFL).as(description).isEqualTo(pixel.t());
        }
        assertThat(event).as(description).isEqualTo(t + "," + pixel.place());
      }
      reading.warnings().forEach((what, count) -> warnings.merge(what, count, Long::sum));
    }
    Map<String, Long> told = new HashMap<>(decoder.warnings());
    told.remove(STEPS_BACK);
    assertThat(told).as("-Dhostile.seed=%d", SEED).isEqualTo(warnings).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void decodingAsksForNoMoreThanTheEventsNeed(DatagramKind kind) throws Exception {
    HostileDatagrams datagrams = new HostileDatagrams(kind, WIDTH, HEIGHT, new Random(SEED));
    DatagramDecoder decoder = kind.decoder(WIDTH, HEIGHT);
    CameraPacket packet = new CameraPacket(HostileDatagrams.LONGEST);
    byte[][] some = new byte[5_000][];
    for (int i = 0; i < some.length; i++) {
      some[i] = datagrams.next();
    }
    AllocationMeter.Work work =
        () -> {
          for (byte[] datagram : some) {
            packet.truncate(0);
            decoder.decode(datagram, 0, datagram.length, packet);
          }
        };
    work.run();
    // Not a byte for each datagram; what classes are loaded meanwhile is not the decoder's.
    assertThat(AllocationMeter.bytes(work)).isLessThan(some.length);
  }

  /** One whole packet, as cAER sends it, of events with one x. */
  private static byte[] aedat3(long number, int t, int x, int events) {
    Wire wire = new Wire().word((int) MAGIC).word((int) (MAGIC >>> 32));
    wire.word((int) number).word((int) (number >>> 32) | 1 << 31).raw(1, 0, 1, 0);
    wire.raw(1, 0, 1, 0).word(8).word(4).word(0).word(events).word(events).word(events);
    for (int i = 0; i < events; i++) {
      wire.word(3 | i % 100 << 2 | x << 17).word(t);
    }
    return wire.bytes();
  }

  @Test
  void numberedDatagramsBetweenDamagedOnesAreAllRead() throws Exception {
    Random random = new Random(SEED);
    Damage damage = new Damage(random);
    Aedat3DatagramDecoder decoder = new Aedat3DatagramDecoder();
    CameraPacket packet = new CameraPacket(0);
    long refused = 0;
    byte[] first = aedat3(0, 0, 7, 1);
    decoder.decode(first, 0, first.length, packet);
    for (int i = 0; i < DATAGRAMS; i++) {
      String description = "-Dhostile.seed=" + SEED + ", datagram " + i;
      byte[] good = aedat3(i, i, 7, 1 + random.nextInt(20));
      byte[] bad = damage.of(good, List.of(good, new byte[] {-1, 0, 127}));
      packet.clear();
      try {
        decoder.decode(bad, 0, bad.length, packet);
      } catch (MalformedStreamException e) {
        refused++;
      }
      assertThat(packet.size()).as(description).isLessThanOrEqualTo(bad.length / 8);
      packet.clear();
      decoder.decode(good, 0, good.length, packet);
      assertThat(packet.size()).as(description).isEqualTo((good.length - 48) / 8);
      assertThat((int) packet.x()[0]).as(description).isEqualTo(7);
      assertThat(packet.t()[0]).as(description).isEqualTo(i);
    }
    assertThat(refused).isBetween(DATAGRAMS / 100L, (long) DATAGRAMS);
    assertThat(decoder.warnings()).hasSizeLessThan(20);
  }

  @Test
  void aFirstDatagramOfNoCameraIsNotTheOnlyOneThatIsReadForEver() throws Exception {
    Aedat3DatagramDecoder decoder = new Aedat3DatagramDecoder();
    byte[] garbage = aedat3(0, 0, 1, 1);
    // The number of the camera.
    garbage[22] = 99;
    CameraPacket packet = new CameraPacket(0);
    decoder.decode(garbage, 0, garbage.length, packet);
    packet.clear();
    for (int i = 1; i <= 1_000; i++) {
      byte[] good = aedat3(i, i, 7, 1);
      decoder.decode(good, 0, good.length, packet);
    }
    assertThat(packet.size()).isBetween(899, 999);
  }
}
