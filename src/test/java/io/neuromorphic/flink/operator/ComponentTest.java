/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.event.EndOfInput;
import io.neuromorphic.flink.event.ProbePacket;
import io.neuromorphic.flink.event.ShardKey;
import io.neuromorphic.flink.event.ShardPacket;
import io.neuromorphic.flink.event.SpikePacket;
import io.neuromorphic.flink.event.SpikeSource;
import io.neuromorphic.flink.kernel.IzhikevichBehavior;
import io.neuromorphic.flink.kernel.IzhikevichParameters;
import io.neuromorphic.flink.kernel.StepConstants;
import io.neuromorphic.flink.kernel.StepKernels;
import io.neuromorphic.flink.kernel.SynapseMaker;
import io.neuromorphic.flink.kernel.Synapses;
import io.neuromorphic.flink.state.PopulationState;
import io.neuromorphic.flink.state.ShardKeys;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.junit.jupiter.api.Test;

/** How far neurons may be stepped, and what they tell those who wait for them. */
class ComponentTest {

  private static final int SIZE = 4;
  private static final IzhikevichParameters TONIC = IzhikevichBehavior.TONIC_SPIKING.parameters();
  private static final long MILLI = 1_000;

  /** From neuron i to neuron i. */
  private record OneToOne(float weight) implements SynapseLoader {
    @Override
    public String id() {
      return toString();
    }

    @Override
    public Synapses load(int first, int count, ShippedFiles files) {
      return new SynapseMaker(SIZE, first, count, 1).oneToOne(weight);
    }
  }

  private final List<ShardPacket> told = new ArrayList<>();
  private final List<String> spikes = new ArrayList<>();
  private final SpikeSender.Out out =
      new SpikeSender.Out() {
        @Override
        public void spikes(SpikePacket packet) {
          for (int i = 0; i < packet.size(); i++) {
            spikes.add(packet.t()[i] / MILLI + ":" + packet.neuron()[i]);
          }
        }

        @Override
        public void spikes(String stage, ShardPacket packet) {
          assertThat(stage).isEqualTo("later");
          told.add(packet);
        }

        @Override
        public void samples(ProbePacket packet) {
          throw new AssertionError("nothing is probed");
        }
      };

  private static NetworkSpec network(
      List<ProjectionSpec> projections, List<NetworkSpec.Destination> destinations) {
    return new NetworkSpec(
        TONIC,
        Map.of(),
        1e-3,
        projections,
        destinations,
        null,
        null,
        SIZE,
        Map.of(),
        new float[0],
        null);
  }

  private static PopulationShard shard(String name, NetworkSpec network, boolean bounded)
      throws Exception {
    PopulationSpec spec =
        new PopulationSpec(
            name,
            SIZE,
            1,
            StepConstants.of(TONIC, 1e-3, -70, -14),
            "",
            List.of("events"),
            null,
            network);
    ShardKey key = ShardKeys.of(name, 0, 1);
    float[] v = new float[SIZE];
    float[] u = new float[SIZE];
    Arrays.fill(v, -70);
    Arrays.fill(u, -14);
    PopulationState state =
        new PopulationState(new PopulationState.Shape(name, 0, 1, SIZE, MILLI, 0, ""), v, u, 0);
    return new PopulationShard(
        key,
        spec,
        state,
        new ResetReports(() -> 0, text -> {}),
        new SynapseStore(file -> Path.of(file)),
        bounded);
  }

  private static Component target(int delay, int shards) throws Exception {
    ProjectionSpec projection =
        new ProjectionSpec(
            "p", "source", shards, delay, new OneToOne(1_000), ProjectionSpec.NO_DECAY, false);
    return new Component(List.of(shard("target", network(List.of(projection), List.of()), true)));
  }

  private static Component source(boolean bounded) throws Exception {
    NetworkSpec.Destination later = new NetworkSpec.Destination("later", "target", 2);
    return new Component(List.of(shard("source", network(List.of(), List.of(later)), bounded)));
  }

  private static ShardPacket spikesOf(int shard, long until, long window, int... neurons) {
    ShardPacket packet = ShardPacket.ofSpikes(ShardKeys.of("target", 0, 1), 4);
    packet.addSpikes(window, neurons, neurons.length, 0);
    packet.setSource(new SpikeSource("source", shard, until));
    return packet;
  }

  private void advance(Component component) {
    component.advance(
        component.reachable(), Scratch.of(StepKernels.fallback(), component.members()), out);
  }

  private static void accept(Component component, ShardPacket packet) {
    component.accept(component.members().get(0), packet);
  }

  @Test
  void waitsForAllShardsOfWhatItGetsSpikesFrom() throws Exception {
    Component target = target(3, 2);
    target.members().get(0).aimAt(99);
    assertThat(target.goal()).isEqualTo(100);
    assertThat(target.reachable()).isNegative();

    accept(target, spikesOf(0, 20, 7, 1));
    assertThat(target.reachable()).isNegative();

    accept(target, spikesOf(1, 10, 8, 2));
    assertThat(target.reachable()).isEqualTo(13);
    assertThat(target.isBehind()).isTrue();
  }

  @Test
  void aSpikeEntersTheWindowOfItsDelayWhicheverShardToldItFirst() throws Exception {
    Component target = target(3, 2);
    target.members().get(0).aimAt(29);
    accept(target, spikesOf(0, 30, 9, 1));
    accept(target, spikesOf(1, 30, 7, 2));
    advance(target);

    // 1,000 into one window is 250 mV: it fires in that very step.
    assertThat(spikes).startsWith("11:2", "13:1");
    assertThat(target.nextWindow()).isEqualTo(30);
  }

  @Test
  void whatIsOverHoldsNobodyUp() throws Exception {
    Component target = target(1, 1);
    target.members().get(0).aimAt(999);
    accept(target, spikesOf(0, SpikeSource.FOR_EVER, 3, 0));

    assertThat(target.reachable()).isEqualTo(1_000);
  }

  @Test
  void spikesOfStrangersAreRefused() throws Exception {
    Component target = target(1, 1);
    ShardPacket packet = spikesOf(0, 1, 0, 0);
    packet.setSource(new SpikeSource("stranger", 0, 1));

    assertThatThrownBy(() -> accept(target, packet))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("'stranger'");
  }

  @Test
  void spikesThatComeTooLateAreNotSwallowed() throws Exception {
    Component target = target(2, 1);
    target.members().get(0).aimAt(29);
    accept(target, spikesOf(0, 10, 9, 1));
    advance(target);
    assertThat(target.nextWindow()).isEqualTo(12);

    accept(target, spikesOf(0, 11, 10, 1));
    assertThatThrownBy(() -> accept(target, spikesOf(0, 12, 9, 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("in window 9 come too late");
  }

  /** Cannot be made. */
  private record Impossible() implements SynapseLoader {
    @Override
    public String id() {
      return "impossible";
    }

    @Override
    public Synapses load(int first, int count, ShippedFiles files) {
      throw new IllegalArgumentException("too many of them");
    }
  }

  @Test
  void synapsesThatCannotBeMadeAreToldWithTheirPlaceAndNotTriedAgain() {
    ProjectionSpec projection =
        new ProjectionSpec(
            "a->b", "source", 1, 1, new Impossible(), ProjectionSpec.NO_DECAY, false);

    assertThatThrownBy(() -> shard("target", network(List.of(projection), List.of()), true))
        .isInstanceOf(SuppressRestartsException.class)
        .hasRootCauseMessage("too many of them")
        .cause()
        .hasMessage("projections.a->b: too many of them");
  }

  @Test
  void everyAdvanceTellsHowFarItHasComeToEveryShardThatWaits() throws Exception {
    Component source = source(true);
    source.members().get(0).aimAt(9);
    advance(source);

    assertThat(told).hasSize(2);
    assertThat(told.stream().map(packet -> packet.key().shard())).containsExactly(0, 1);
    assertThat(told).allSatisfy(p -> assertThat(p.source().untilWindow()).isEqualTo(10));
  }

  private static void end(Component source) {
    ShardPacket end = new ShardPacket(ShardKeys.of("source", 0, 1), "events", 0);
    end.setEnd(new EndOfInput(0, 1, 9_500));
    source.members().get(0).accept(end, null);
    source.members().get(0).aimAtEnd();
  }

  @Test
  void neuronsWhoseInputsHaveEndedAreOverInABoundedJob() throws Exception {
    Component source = source(true);
    end(source);
    advance(source);

    assertThat(source.nextWindow()).isEqualTo(10);
    assertThat(told.get(0).source().untilWindow()).isEqualTo(SpikeSource.FOR_EVER);
  }

  @Test
  void neuronsWhoseInputsHaveEndedGoOnWhereOthersDo() throws Exception {
    Component source = source(false);
    end(source);
    advance(source);
    assertThat(told.get(0).source().untilWindow()).isEqualTo(10);

    source.members().get(0).aimAt(49);
    advance(source);
    assertThat(told.get(2).source().untilWindow()).isEqualTo(50);
  }
}
