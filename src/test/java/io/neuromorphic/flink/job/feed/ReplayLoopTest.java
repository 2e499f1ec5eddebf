/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.sink.topic.TopicRecords;
import io.neuromorphic.flink.sink.topic.TopicWriteException;
import io.neuromorphic.flink.sink.topic.TopicWriter;
import io.neuromorphic.flink.source.replay.PacketReader;
import io.neuromorphic.flink.source.replay.PlayedTimes;
import io.neuromorphic.flink.source.replay.RecordingPlayer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** What a topic is sent, and when, by a wall clock that goes on only while the loop waits. */
class ReplayLoopTest {

  private static final double MAX = ReplayRequest.MAX_SPEED;

  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());

  private final Waiting clock = new Waiting();
  private final List<String> sent = new ArrayList<>();

  /** Time passes by waiting alone; notes what was sent at which ms. */
  private final class Waiting implements WallClock {
    private long nanos;

    @Override
    public long nanos() {
      return nanos;
    }

    @Override
    public long micros() {
      return 7_000_000 + nanos / 1_000;
    }

    @Override
    public void sleep(long wait) {
      note();
      nanos += wait;
    }

    void note() {
      for (ProducerRecord<byte[], byte[]> record :
          producer.history().subList(sent.size(), producer.history().size())) {
        String value = new String(record.value(), StandardCharsets.UTF_8);
        String what = value.replaceAll("\\{\"t\":(-?\\d+).*", "$1").replaceAll("[{}\"]", "");
        sent.add(nanos / 1_000_000 + "ms p" + record.partition() + " " + what);
      }
    }
  }

  /** Plays packets of events with these times; returns what was sent. */
  private List<String> play(
      double speed, long rounds, PlayedTimes times, long tail, int partitions, long[]... packets)
      throws Exception {
    try (RecordingPlayer<CameraPacket> player =
        RecordingPlayer.open(
            name -> reader(packets),
            "r",
            new RecordingPlayer.Play(speed, rounds, times),
            clock::nanos,
            clock::micros)) {
      TopicWriter<CameraPacket> writer =
          new TopicWriter<>(
              producer, "t", partitions, TopicRecords.camera(true), 1_000, clock::nanos);
      new ReplayLoop<>(player, writer, clock, () -> clock.nanos > 2_000_000_000L, () -> {})
          .run(tail);
      clock.note();
      assertThat(writer.unconfirmed()).isZero();
      return sent;
    }
  }

  private static PacketReader<CameraPacket> reader(long[]... packets) {
    return new PacketReader<>() {
      private int next;

      @Override
      public CameraPacket newPacket() {
        return new CameraPacket(0);
      }

      @Override
      public boolean read(CameraPacket into) {
        if (next == packets.length) {
          return false;
        }
        for (long t : packets[next++]) {
          into.add(t, 1, 2, 0);
        }
        return true;
      }

      @Override
      public void close() {}
    };
  }

  private static long[] times(long... times) {
    return times;
  }

  @Test
  void unpacedEventsGoRoundThePartitionsAndTheEndIsToldToAll() throws Exception {
    List<String> all =
        play(MAX, 1, PlayedTimes.AS_RECORDED, 0, 2, times(5, 6, 7), times(), times(9));
    assertThat(all)
        .containsExactly(
            "0ms p0 5", "0ms p1 6", "0ms p0 7", "0ms p1 9", "0ms p0 until:10", "0ms p1 until:10");
  }

  @Test
  void everyPartitionComesToLifeBeforeMoreThanTheFirstMillisecondIsSent() throws Exception {
    for (double speed : new double[] {MAX, 1}) {
      producer.clear();
      sent.clear();
      clock.nanos = 0;
      List<String> all =
          play(speed, 1, PlayedTimes.AS_RECORDED, 0, 3, times(5, 5), times(9), times(1_700, 9_000));
      assertThat(all.subList(0, 2)).containsExactly("0ms p0 5", "0ms p1 5");
      assertThat(all).contains("0ms p2 9");
      int on = all.indexOf(all.stream().filter(line -> line.endsWith(" 1700")).findFirst().get());
      assertThat(all.get(on)).matches("27[0-2]ms p0 1700");
      // Each partition has been told more than the millisecond of the first event.
      String told = speed == 1 ? "until:1001" : "until:1700";
      assertThat(all.subList(0, on))
          .contains("90ms p0 " + told, "90ms p1 " + told, "90ms p2 " + told);
    }
  }

  @Test
  void pacedEventsAreSentWhenTheyAreDueAndSilenceIsToldToEveryPartition() throws Exception {
    List<String> all =
        play(1, 1, PlayedTimes.AS_RECORDED, 0, 2, times(1_000, 1_500, 251_000), times(252_000));
    assertThat(all)
        .filteredOn(line -> !line.contains("until"))
        .containsExactly("0ms p0 1000", "0ms p1 1500", "520ms p0 251000", "521ms p1 252000");
    for (String partition : List.of(" p0 ", " p1 ")) {
      long before = 0;
      for (String line : all.stream().filter(line -> line.contains(partition)).toList()) {
        long at = Long.parseLong(line.substring(0, line.indexOf("ms")));
        assertThat(at - before).as(line).isLessThanOrEqualTo(101);
        before = at;
        if (line.contains("until") && at < 520) {
          assertThat(Long.parseLong(line.replaceAll(".*:", "")))
              .isLessThanOrEqualTo(2_001 + at * 1_000);
        }
      }
    }
    assertThat(all.subList(all.size() - 2, all.size()))
        .allMatch(line -> line.endsWith("until:252001"));
  }

  @Test
  void noMarkerGoesBeyondWhatIsStillToCome() throws Exception {
    List<String> all =
        play(
            MAX,
            1,
            PlayedTimes.AS_RECORDED,
            0,
            3,
            times(0, 900_000),
            times(500_000),
            times(950_000));
    assertThat(all)
        .containsSubsequence("0ms p2 until:500000", "270ms p2 500000", "270ms p0 950000")
        .noneMatch(line -> line.endsWith("until:900000"));
  }

  @Test
  void eventsThatAreDueTogetherTravelTogether() throws Exception {
    long[] dense = new long[5_000];
    for (int i = 0; i < dense.length; i++) {
      dense[i] = i;
    }
    play(1, 1, PlayedTimes.AS_RECORDED, 0, 1, dense);
    // Five ticks, not a wait for each event.
    assertThat(sent.stream().map(line -> line.replaceAll("ms.*", "")).distinct()).hasSize(6);
  }

  @Test
  void roundsFollowEachOtherAMillisecondApart() throws Exception {
    assertThat(play(MAX, 3, PlayedTimes.AS_RECORDED, 0, 1, times(100, 300), times(200)))
        .containsExactly(
            "0ms p0 100",
            "0ms p0 300",
            "0ms p0 200",
            "0ms p0 1300",
            "0ms p0 1500",
            "0ms p0 1400",
            "0ms p0 2500",
            "0ms p0 2700",
            "0ms p0 2600",
            "0ms p0 until:2701");
  }

  @Test
  void aClockThatJumpsForOneEventMovesNeitherRoundsNorTheEnd() throws Exception {
    long far = 9_000_000_000_000L;
    assertThat(play(MAX, 2, PlayedTimes.AS_RECORDED, 0, 1, times(100, far, 200)))
        .containsExactly(
            "0ms p0 100",
            "0ms p0 " + far,
            "0ms p0 200",
            "0ms p0 1200",
            "0ms p0 " + (far + 1_100),
            "0ms p0 1300",
            "0ms p0 until:1301");
  }

  @Test
  void timesMayBeginAtZeroOrNow() throws Exception {
    assertThat(play(MAX, 1, PlayedTimes.FROM_ZERO, 0, 1, times(500, 400, 700)))
        .containsExactly("0ms p0 0", "0ms p0 -100", "0ms p0 200", "0ms p0 until:201");
    sent.clear();
    producer.clear();
    assertThat(play(MAX, 1, PlayedTimes.ALIGN, 0, 1, times(500, 700)))
        .containsExactly("0ms p0 7000000", "0ms p0 7000200", "0ms p0 until:7000201");
  }

  @Test
  void aTailLetsTimeGoOnInSilence() throws Exception {
    List<String> all = play(1, 1, PlayedTimes.AS_RECORDED, 250_000, 1, times(0));
    assertThat(all).first().isEqualTo("0ms p0 0");
    assertThat(all).last().asString().matches("2[56]\\dms p0 until:250001");
    assertThat(all.size()).isBetween(4, 6);
  }

  @Test
  void aStopEndsItWithoutAPromise() throws Exception {
    List<String> all = play(1, 1, PlayedTimes.AS_RECORDED, 0, 1, times(0, 60_000_000));
    assertThat(all).filteredOn(line -> !line.contains("until")).containsExactly("0ms p0 0");
    assertThat(all).last().asString().matches("(1\\d{3}|2000)ms p0 until:(1\\d{6}|2000000)");
  }

  @Test
  void anEmptyRecordingSaysNothingAndDoesNotGoRoundForEver() throws Exception {
    assertThat(play(MAX, Long.MAX_VALUE, PlayedTimes.AS_RECORDED, 0, 1, times())).isEmpty();
  }

  @Test
  void aRecordThatIsRefusedEndsIt() {
    MockProducer<byte[], byte[]> refusing =
        new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    TopicWriter<CameraPacket> writer =
        new TopicWriter<>(refusing, "t", 1, TopicRecords.camera(false), 10, clock::nanos);
    CameraPacket packet = new CameraPacket(1);
    packet.add(1, 2, 3, 1);
    writer.write(packet);
    refusing.errorNext(new IllegalStateException("no room"));
    assertThatThrownBy(() -> writer.write(packet))
        .isInstanceOf(TopicWriteException.class)
        .hasMessage("topic 't' did not take a record: no room");
  }
}
