/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.codec.SensorInfo;
import io.neuromorphic.flink.codec.live.DatagramDecoder;
import io.neuromorphic.flink.codec.live.DatagramKind;
import io.neuromorphic.flink.codec.live.HostileDatagrams;
import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.source.live.LiveSpec.Times;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Hostile datagrams through clock and buffer: the counts balance, and a good sender that comes
 * behind them is heard. {@code -Dhostile.seed=S} repeats a run.
 */
class HostileGatheringTest {

  private static final long SEED = Long.getLong("hostile.seed", new Random().nextLong());
  private static final int DATAGRAMS = Integer.getInteger("hostile.datagrams", 20_000);
  private static final int WIDTH = 320;
  private static final int HEIGHT = 240;
  private static final SensorInfo SENSOR = new SensorInfo("", WIDTH, HEIGHT);
  private static final long HOUR = 3_600_000_000L;
  private static final String REPEAT = "-Dhostile.seed=" + SEED;

  static Stream<Arguments> kindsAndTimes() {
    return Arrays.stream(DatagramKind.values())
        .flatMap(kind -> Arrays.stream(Times.values()).map(times -> Arguments.of(kind, times)));
  }

  private static DatagramDecoder decoder(DatagramKind kind) {
    return LiveProtocol.of(kind.protocol()).orElseThrow().datagrams(SENSOR);
  }

  @ParameterizedTest
  @MethodSource("kindsAndTimes")
  void allIsCountedAndAGoodSenderIsHeardAfterwards(DatagramKind kind, Times times)
      throws Exception {
    Random random = new Random(SEED);
    HostileDatagrams datagrams = new HostileDatagrams(kind, WIDTH, HEIGHT, random);
    DatagramDecoder decoder = decoder(kind);
    Gathering gathering = new Gathering(times, LiveReceiver.BUFFER_EVENTS);
    long said = 0;
    long bytes = 0;
    for (int i = 0; i < DATAGRAMS; i++) {
      byte[] datagram = datagrams.next();
      said += kind.read(datagram, WIDTH, HEIGHT).pixels().size();
      bytes += datagram.length;
      gathering.datagram(decoder, datagram);
      gathering.pass(random.nextInt(2_000));
      gathering.drain();
    }
    gathering.pass(10_000);
    gathering.drain();
    assertThat(gathering.read).as(REPEAT).isEqualTo(said).isEqualTo(gathering.counts.events());
    assertThat(gathering.rejected).isEqualTo(gathering.counts.rejectedEvents()).isPositive();
    assertThat(gathering.times).hasSize((int) (said - gathering.rejected));
    assertThat(gathering.counts.datagrams()).isEqualTo(DATAGRAMS);
    assertThat(gathering.counts.bytes()).isEqualTo(bytes);
    assertThat(gathering.counts.droppedDatagrams()).isZero();
    assertThat(gathering.counts.malformedDatagrams()).isZero();
    assertThat(gathering.until).isNotEqualTo(InputPacket.END);

    assertAGoodSenderIsHeard(kind, decoder, gathering);
  }

  /** Its events keep their distances, and its silence is told. */
  private static void assertAGoodSenderIsHeard(
      DatagramKind kind, DatagramDecoder decoder, Gathering gathering) throws Exception {
    // For decoders of 32 bits the first one may belong to the round before.
    gathering.datagram(decoder, kind.event(999_990_000, 1, 1, 1));
    gathering.pass(10_000);
    gathering.drain();
    gathering.times.clear();
    long before = gathering.read;
    for (int i = 0; i < 300; i++) {
      gathering.datagram(decoder, kind.event(1_000_000_000 + i * 10_000, i % WIDTH, 7, 1));
      gathering.pass(10_000);
      gathering.drain();
    }
    assertThat(gathering.read - before).as(REPEAT).isEqualTo(300);
    assertThat(gathering.times).as(REPEAT).hasSize(300);
    long first = gathering.times.get(0);
    assertThat(gathering.times)
        .as(REPEAT)
        .containsExactlyElementsOf(
            LongStream.range(0, 300).map(i -> first + i * 10_000).boxed().toList());
    for (int i = 0; i < 300; i++) {
      gathering.pass(50_000);
      gathering.drain();
    }
    long last = first + 299 * 10_000;
    assertThat(gathering.until).as(REPEAT).isBetween(last + 1, last + 15_000_000);
  }

  @ParameterizedTest
  @EnumSource
  void nobodyReadsAndMemoryStaysBounded(DatagramKind kind) throws Exception {
    int bound = 100_000;
    HostileDatagrams datagrams = new HostileDatagrams(kind, WIDTH, HEIGHT, new Random(SEED));
    DatagramDecoder decoder = decoder(kind);
    Gathering gathering = new Gathering(Times.ALIGNED, bound);
    long said = 0;
    for (int i = 0; i < DATAGRAMS; i++) {
      byte[] datagram = datagrams.next();
      said += kind.read(datagram, WIDTH, HEIGHT).pixels().size();
      gathering.datagram(decoder, datagram);
      gathering.pass(100);
      assertThat(gathering.buffer.events()).isLessThanOrEqualTo(bound);
    }
    assertThat(gathering.counts.droppedDatagrams()).as(REPEAT).isPositive();
    for (int i = 0; i < 3; i++) {
      gathering.drain();
      gathering.pass(10_000);
    }
    gathering.drain();
    assertThat(gathering.read + gathering.counts.droppedEvents()).as(REPEAT).isEqualTo(said);
    assertThat(gathering.described).isLessThan(bound);
  }

  @Test
  void aFloodOfEventsThatAreAllRejectedIsHandedOverAsItComes() throws Exception {
    DatagramDecoder decoder = decoder(DatagramKind.T64);
    Gathering gathering = new Gathering(Times.ALIGNED, LiveReceiver.BUFFER_EVENTS);
    for (int i = 1; i <= 1_000; i++) {
      gathering.datagram(decoder, DatagramKind.T64.event(Long.MAX_VALUE, 1, 1, 1));
      gathering.pass(100);
      gathering.drain();
      // 2 ms are 20 datagrams.
      assertThat(gathering.rejected).isBetween(i - 25L, (long) i);
    }
    assertThat(gathering.times).isEmpty();
    assertThat(gathering.described).isEqualTo(gathering.rejected);
  }

  @Test
  void aTimeAtTheEndOfAllTimesIsNotTheEndOfTheInput() throws Exception {
    for (Times times : Times.values()) {
      Gathering gathering = new Gathering(times, LiveReceiver.BUFFER_EVENTS);
      DatagramDecoder decoder = decoder(DatagramKind.T64);
      gathering.datagram(decoder, DatagramKind.T64.event(Long.MAX_VALUE - 1, 1, 1, 1));
      gathering.datagram(decoder, DatagramKind.T64.event(1L << 60, 1, 1, 1));
      for (int i = 0; i < 200; i++) {
        gathering.pass(50_000);
        gathering.drain();
      }
      assertThat(gathering.rejected).isEqualTo(1);
      assertThat(gathering.until).isLessThan(1L << 61);
      // Whoever comes with times of this world is heard.
      gathering.datagram(decoder, DatagramKind.T64.event(HOUR, 2, 2, 1));
      gathering.pass(10_000);
      gathering.drain();
      assertThat(gathering.places).containsExactly("1,1,1", "2,2,1");
      assertThat(gathering.times.get(1))
          .isEqualTo(
              switch (times) {
                case ALIGNED -> gathering.now() - 10_000;
                case CONTINUED -> (1L << 60) + 200 * 50_000L;
                case AS_SENT -> HOUR;
              });
    }
  }
}
