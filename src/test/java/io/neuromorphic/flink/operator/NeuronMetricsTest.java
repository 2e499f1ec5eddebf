/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import static io.neuromorphic.flink.operator.Populations.FIRES;
import static io.neuromorphic.flink.operator.Populations.bounded;
import static io.neuromorphic.flink.operator.Populations.population;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.neuromorphic.flink.event.IntakeCounts;
import io.neuromorphic.flink.event.ProbePacket;
import io.neuromorphic.flink.event.RejectReason;
import io.neuromorphic.flink.event.ShardKey;
import io.neuromorphic.flink.event.ShardPacket;
import io.neuromorphic.flink.event.SpikePacket;
import io.neuromorphic.flink.kernel.StepKernels;
import io.neuromorphic.flink.state.PopulationState;
import io.neuromorphic.flink.state.RecordedMetrics;
import io.neuromorphic.flink.state.ShardKeys;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MeterView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the neurons of a subtask tell as metrics is what their state holds. */
class NeuronMetricsTest {

  private static final long DT = 1_000;
  private static final int SIZE = 10;
  private static final int SHARDS = 2;
  private static final PopulationSpec RETINA = population("retina", SIZE, SHARDS, "in");
  private static final PopulationsSpec JOB = bounded(DT, 0, RETINA);

  private final List<PopulationShard> shards = new ArrayList<>();
  private final List<SpikePacket> sent = new ArrayList<>();
  private long now = 1_000_000;
  private RecordedMetrics recorded;
  private NeuronMetrics metrics;

  private final SpikeSender.Out out =
      new SpikeSender.Out() {
        @Override
        public void spikes(SpikePacket packet) {
          sent.add(packet);
        }

        @Override
        public void spikes(String stage, ShardPacket packet) {
          throw new AssertionError("there is no other stage");
        }

        @Override
        public void samples(ProbePacket packet) {
          throw new AssertionError("nothing is probed");
        }
      };

  @BeforeEach
  void start() throws Exception {
    for (int i = 0; i < SHARDS; i++) {
      PopulationState.Shape shape =
          new PopulationState.Shape("retina", i, SHARDS, SIZE, DT, 0, RETINA.neurons());
      float[] v = new float[shape.size()];
      float[] u = new float[shape.size()];
      RETINA.copyStart(shape.first(), v, u);
      shards.add(shard(new PopulationState(shape, v, u, 0)));
    }
    tell();
  }

  private static PopulationShard shard(PopulationState state) throws Exception {
    ShardKey key = ShardKeys.of("retina", state.shape().shard(), SHARDS);
    return new PopulationShard(
        key, RETINA, state, new ResetReports(() -> 0, warning -> {}), null, true);
  }

  private void tell() {
    recorded = new RecordedMetrics();
    metrics = new NeuronMetrics(recorded, JOB, shards, () -> now);
  }

  /** So many events for a neuron of each shard in a window. */
  private void events(long window, int count) {
    for (PopulationShard shard : shards) {
      ShardPacket packet = new ShardPacket(shard.key(), "in", 0);
      for (int i = 0; i < count; i++) {
        packet.add(window, 3, FIRES);
      }
      IntakeCounts counts = new IntakeCounts();
      counts.addRead(count);
      packet.setCounts(counts);
      shard.accept(packet, null);
    }
  }

  private void step(long windows) {
    Scratch scratch = Scratch.of(StepKernels.best(), shards);
    for (PopulationShard shard : shards) {
      shard.aimAt(windows * DT / 1_000 - 1);
      shard.advance(windows, scratch, out);
    }
  }

  private double of(String name) {
    return recorded.value("population=retina/" + name);
  }

  private long counted(String name) {
    return recorded.count("population=retina/" + name);
  }

  /** What is seen of a counter in the instant in which it can be seen at all. */
  private void beginsWithWhatItHas(String... names) {
    for (String name : names) {
      assertThat(recorded.began(name)).as(name).isPositive().isEqualTo(recorded.count(name));
    }
  }

  private long input(String name) {
    return recorded.count("input=in/" + name);
  }

  @Test
  void countersTellTheStateOfAllShards() {
    events(2, 4);
    events(9, 1);
    step(5);
    metrics.publish();
    assertThat(counted("steps")).isEqualTo(10);
    assertThat(counted("neuronSteps")).isEqualTo(5 * SIZE);
    assertThat(counted("spikes")).isEqualTo(2);
    assertThat(counted("resets")).isZero();
    assertThat(of("neurons")).isEqualTo(SIZE);
    assertThat(of("waiting")).isEqualTo(2);
    assertThat(input("eventsRead")).isEqualTo(10);
    assertThat(input("eventsIntegrated")).isEqualTo(8);
    assertThat(recorded.value("input=in/eventsPending")).isEqualTo(2);
    step(10);
    metrics.publish();
    assertThat(input("eventsIntegrated")).isEqualTo(10);
    assertThat(recorded.value("input=in/eventsPending")).isZero();
    assertThat(counted("steps")).isEqualTo(20);
  }

  @Test
  void whatIsTurnedAwayIsToldByReason() {
    IntakeCounts counts = new IntakeCounts();
    counts.addRead(20);
    counts.addFiltered(2);
    counts.addRejected(RejectReason.LATE, 3);
    counts.addRejected(RejectReason.UNPARSABLE, 4);
    counts.addRejected(RejectReason.INVALID_TIME, 5);
    ShardPacket packet = new ShardPacket(shards.get(1).key(), "in", 0);
    packet.setCounts(counts);
    shards.get(1).accept(packet, null);
    metrics.publish();
    assertThat(input("eventsFiltered")).isEqualTo(2);
    assertThat(input("eventsLate")).isEqualTo(3);
    assertThat(input("eventsInvalid")).isEqualTo(9);
    assertThat(input("reason=late/eventsRejected")).isEqualTo(3);
    assertThat(input("reason=unparsable/eventsRejected")).isEqualTo(4);
    assertThat(input("reason=invalid-time/eventsRejected")).isEqualTo(5);
    assertThat(input("reason=invalid-neuron/eventsRejected")).isZero();
  }

  @Test
  void countersGoOnAfterARestoreAndNobodyTakesThatForABurst() throws Exception {
    events(2, 4);
    IntakeCounts turnedAway = new IntakeCounts();
    turnedAway.addRead(5);
    turnedAway.addRejected(RejectReason.LATE, 2);
    turnedAway.addRejected(RejectReason.UNPARSABLE, 3);
    ShardPacket packet = new ShardPacket(shards.get(0).key(), "in", 0);
    packet.setCounts(turnedAway);
    shards.get(0).accept(packet, null);
    step(5);
    List<PopulationShard> restored = new ArrayList<>();
    for (PopulationShard shard : shards) {
      restored.add(shard(shard.state().copy()));
    }
    shards.clear();
    shards.addAll(restored);
    tell();
    assertThat(counted("steps")).isEqualTo(10);
    assertThat(counted("spikes")).isEqualTo(2);
    assertThat(input("eventsIntegrated")).isEqualTo(8);
    beginsWithWhatItHas(
        "population=retina/steps",
        "population=retina/neuronSteps",
        "population=retina/spikes",
        "input=in/eventsRead",
        "input=in/eventsIntegrated",
        "input=in/eventsLate",
        "input=in/eventsInvalid",
        "input=in/reason=late/eventsRejected");
    MeterView meter = (MeterView) recorded.all().get("population=retina/spikesPerSecond");
    meter.update();
    assertThat(meter.getRate()).isZero();
    events(7, 4);
    step(10);
    metrics.publish();
    meter.update();
    assertThat(meter.getRate()).isPositive();
    assertThat(meter.getCount()).isEqualTo(counted("spikes") - 2);
  }

  @Test
  void neuronsThatRestAreQuiescent() {
    assertThat(of("quiescentNeurons")).isZero();
    assertThat(of("activeNeurons")).isEqualTo(SIZE);
    step(200_000);
    metrics.publish();
    assertThat(of("quiescentNeurons")).isEqualTo(SIZE);
    assertThat(of("activeNeurons")).isZero();
    events(200_000, 1);
    step(200_001);
    metrics.publish();
    assertThat(of("activeNeurons")).isEqualTo(SIZE);
  }

  @Test
  void lagIsTheWallClockLessTheTimeThatAllNeuronsHaveReached() {
    now = 1_700_000;
    step(1_600_000);
    metrics.publish();
    assertThat(of("eventTimeLag")).isEqualTo(100_000);
    shards.get(1).aimAt(1_600_499);
    metrics.publish();
    assertThat(of("windowsBehind")).isEqualTo(500);
    // It is asked for, not told: where the task is held up, it grows all the same.
    now += 5_000;
    assertThat(of("eventTimeLag")).isEqualTo(105_000);
  }

  @Test
  void speedAndRateAreThoseOfTheLastSeconds() {
    for (int second = 0; second <= 4; second++) {
      events(second * 2_000 + 10, 1);
      step(second * 2_000L + 100);
      now += 1_000;
      metrics.publish();
    }
    assertThat(of("realTimeFactor")).isBetween(1.5, 2.5);
    assertThat(of("firingRate")).isPositive();
  }

  @Test
  void histogramsTellStepsAndLatency() {
    Component alone = new Component(List.of(shards.get(0)));
    metrics.stepped(alone, 0, 77);
    metrics.stepped(alone, 10, 5_000);
    metrics.stepped(alone, 1, 1_500);
    Histogram step = (Histogram) recorded.all().get("population=retina/stepTimeNanos");
    assertThat(step.getStatistics().getValues()).containsExactlyInAnyOrder(500, 1_500);
    metrics.sent("retina", (now - 40) * 1_000);
    Histogram latency =
        (Histogram) recorded.all().get("population=retina/sensorToSpikeLatencyMillis");
    assertThat(latency.getStatistics().getMax()).isEqualTo(40);
    assertThat(latency.getCount()).isEqualTo(1);
  }

  @Test
  void measuringMakesNoGarbage() {
    Component alone = new Component(List.of(shards.get(0)));
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    measure(alone, 20_000);
    long before = threads.getCurrentThreadAllocatedBytes();
    measure(alone, 20_000);
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(bytes).as("of 40,000 measurements").isLessThan(4_000);
  }

  private void measure(Component component, int times) {
    for (int i = 0; i < times; i++) {
      metrics.stepped(component, 3, i);
      metrics.sent("retina", i);
    }
  }
}
