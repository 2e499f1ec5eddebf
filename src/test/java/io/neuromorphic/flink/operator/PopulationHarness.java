/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.event.EndOfInput;
import io.neuromorphic.flink.event.Rejection;
import io.neuromorphic.flink.event.ShardKey;
import io.neuromorphic.flink.event.ShardPacket;
import io.neuromorphic.flink.event.SpikeDigest;
import io.neuromorphic.flink.event.SpikePacket;
import io.neuromorphic.flink.job.compare.Spike;
import io.neuromorphic.flink.state.NeuromorphicTypes;
import io.neuromorphic.flink.state.ShardKeys;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.runtime.checkpoint.CheckpointOptions;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.memory.MemCheckpointStreamFactory;
import org.apache.flink.streaming.api.operators.OperatorSnapshotFinalizer;
import org.apache.flink.streaming.api.operators.OperatorSnapshotFutures;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** All subtasks of a population operator; packets find theirs by key, watermarks go to all. */
final class PopulationHarness implements AutoCloseable {

  /** A snapshot of all subtasks. */
  record Snapshot(OperatorSubtaskState state, int parallelism) {}

  private final PopulationsSpec spec;
  private final List<KeyedOneInputStreamOperatorTestHarness<ShardKey, ShardPacket, SpikePacket>>
      subtasks = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private long now;

  private PopulationHarness(PopulationsSpec spec, Backend backend, int parallelism)
      throws Exception {
    this(spec, backend, parallelism, PopulationOperator.PIECE_NANOS);
  }

  private PopulationHarness(PopulationsSpec spec, Backend backend, int parallelism, long pieceNanos)
      throws Exception {
    this.spec = spec;
    for (int i = 0; i < parallelism; i++) {
      var harness =
          new KeyedOneInputStreamOperatorTestHarness<ShardKey, ShardPacket, SpikePacket>(
              new OneInputFactory<ShardPacket, SpikePacket>(
                  PopulationOperator.class,
                  p -> new PopulationOperator(p, spec, pieceNanos, warnings::add)),
              ShardPacket::key,
              NeuromorphicTypes.SHARD_KEY,
              ShardKeys.KEY_GROUPS,
              parallelism,
              i);
      harness.setStateBackend(backend.create());
      harness.setup(NeuromorphicTypes.SPIKE_PACKET.createSerializer(null));
      subtasks.add(harness);
    }
  }

  static PopulationHarness started(PopulationsSpec spec, Backend backend, int parallelism)
      throws Exception {
    PopulationHarness harness = new PopulationHarness(spec, backend, parallelism);
    for (var subtask : harness.subtasks) {
      subtask.initializeEmptyState();
      subtask.open();
    }
    return harness;
  }

  static PopulationHarness started(PopulationsSpec spec) throws Exception {
    return started(spec, Backend.HASHMAP, 1);
  }

  /** One whose pieces are as short as can be, and are worked off by {@link #workPiece}. */
  static PopulationHarness inPieces(PopulationsSpec spec) throws Exception {
    PopulationHarness harness = new PopulationHarness(spec, Backend.HASHMAP, 1, 0);
    harness.subtasks.get(0).initializeEmptyState();
    harness.subtasks.get(0).open();
    return harness;
  }

  static PopulationHarness restored(
      PopulationsSpec spec, Backend backend, int parallelism, Snapshot from) throws Exception {
    PopulationHarness harness = new PopulationHarness(spec, backend, parallelism);
    for (int i = 0; i < parallelism; i++) {
      var subtask = harness.subtasks.get(i);
      subtask.initializeState(
          AbstractStreamOperatorTestHarness.repartitionOperatorState(
              from.state(), ShardKeys.KEY_GROUPS, from.parallelism(), parallelism, i));
      subtask.open();
    }
    harness.work();
    return harness;
  }

  /** Sends currents, grouped by input and shard, in the given order. */
  void currents(List<Current> currents) throws Exception {
    currentsOnly(currents);
    work();
  }

  /** The same, without doing what was left for later. */
  void currentsOnly(List<Current> currents) throws Exception {
    Map<List<Object>, ShardPacket> packets = new LinkedHashMap<>();
    for (Current c : currents) {
      ShardKey key = keyOf(c.population(), c.neuron());
      packets
          .computeIfAbsent(List.of(key, c.input()), k -> new ShardPacket(key, c.input(), 0))
          .add(Math.floorDiv(c.t(), spec.dtMicros()), c.neuron() - firstNeuron(key), c.current());
    }
    for (ShardPacket packet : packets.values()) {
      packetOnly(packet);
    }
  }

  void packet(ShardPacket packet) throws Exception {
    packetOnly(packet);
    work();
  }

  private void packetOnly(ShardPacket packet) throws Exception {
    subtasks
        .get(
            KeyGroupRangeAssignment.assignKeyToParallelOperator(
                packet.key(), ShardKeys.KEY_GROUPS, subtasks.size()))
        .processElement(new StreamRecord<>(packet));
  }

  /** Tells every shard that an input has ended, as a router of parallelism 1 would. */
  void end(String input, long lastTime) throws Exception {
    end(input, new EndOfInput(0, 1, lastTime));
  }

  void end(String input, EndOfInput end) throws Exception {
    endOnly(input, end);
    work();
  }

  /** Tells the end of an input without doing what was left for later. */
  void endOnly(String input, long lastTime) throws Exception {
    endOnly(input, new EndOfInput(0, 1, lastTime));
  }

  private void endOnly(String input, EndOfInput end) throws Exception {
    for (PopulationSpec population : spec.populations()) {
      for (int shard = 0; shard < population.shards(); shard++) {
        ShardPacket packet =
            new ShardPacket(ShardKeys.of(population.name(), shard, population.shards()), input, 0);
        packet.setEnd(end);
        packetOnly(packet);
      }
    }
  }

  void watermark(long millis) throws Exception {
    watermarkOnly(millis);
    work();
  }

  /** Sends a watermark without doing what is left for later. */
  void watermarkOnly(long millis) throws Exception {
    for (var subtask : subtasks) {
      subtask.processWatermark(millis);
    }
  }

  void status(WatermarkStatus status) throws Exception {
    for (var subtask : subtasks) {
      subtask.processWatermarkStatus(status);
    }
  }

  /** Tells the subtasks that no more will come; the harness is to be closed next. */
  void finish() throws Exception {
    for (var subtask : subtasks) {
      subtask.getOperator().finish();
    }
  }

  /** Does all that was left for later. */
  private void work() throws Exception {
    while (workPiece()) {
      // Every piece tells whether there was one.
    }
  }

  /** Does one thing of every subtask that was left for later; returns whether there was any. */
  boolean workPiece() throws Exception {
    boolean any = false;
    for (var subtask : subtasks) {
      any |= subtask.getProcessingTimeService().getNumActiveTimers() > 1;
    }
    if (any) {
      // One timer is the beat on which totals are told; another one goes on with the steps.
      now++;
      for (var subtask : subtasks) {
        subtask.setProcessingTime(now);
      }
    }
    return any;
  }

  /** The watermarks that the first subtask has passed on. */
  List<Long> watermarks() {
    return subtasks.get(0).getOutput().stream()
        .filter(Watermark.class::isInstance)
        .map(mark -> ((Watermark) mark).getTimestamp())
        .toList();
  }

  /** What the first subtask has said of being idle or active. */
  List<WatermarkStatus> statuses() {
    return subtasks.get(0).getOutput().stream()
        .filter(WatermarkStatus.class::isInstance)
        .map(WatermarkStatus.class::cast)
        .toList();
  }

  /** The watermark that Flink sends when all inputs have ended. */
  void finalWatermark() throws Exception {
    watermark(Long.MAX_VALUE);
  }

  /** Lets 100 ms of wall clock pass, after which totals and silence are told. */
  void tell() throws Exception {
    now += 100;
    for (var subtask : subtasks) {
      subtask.setProcessingTime(now);
    }
  }

  Snapshot snapshot() throws Exception {
    OperatorSubtaskState[] states = new OperatorSubtaskState[subtasks.size()];
    for (int i = 0; i < states.length; i++) {
      states[i] = subtasks.get(i).snapshot(1, 1);
    }
    return new Snapshot(AbstractStreamOperatorTestHarness.repackageState(states), subtasks.size());
  }

  /** What happens between the two halves of a snapshot, one in the task and one beside it. */
  interface Meanwhile {
    void happens() throws Exception;
  }

  /** A snapshot that is still being written while the operator goes on. */
  Snapshot snapshotWhile(Meanwhile meanwhile) throws Exception {
    List<OperatorSnapshotFutures> futures = new ArrayList<>();
    for (var subtask : subtasks) {
      futures.add(
          subtask
              .getOperator()
              .snapshotState(
                  1,
                  1,
                  CheckpointOptions.forCheckpointWithDefaultLocation(),
                  new MemCheckpointStreamFactory(1 << 24)));
    }
    meanwhile.happens();
    OperatorSubtaskState[] states = new OperatorSubtaskState[subtasks.size()];
    for (int i = 0; i < states.length; i++) {
      states[i] = OperatorSnapshotFinalizer.create(futures.get(i)).getJobManagerOwnedState();
    }
    return new Snapshot(AbstractStreamOperatorTestHarness.repackageState(states), subtasks.size());
  }

  List<SpikePacket> packets() {
    List<SpikePacket> packets = new ArrayList<>();
    subtasks.forEach(subtask -> packets.addAll(subtask.extractOutputValues()));
    return packets;
  }

  /** What came out of the first subtask, in words. */
  List<String> output() {
    List<String> output = new ArrayList<>();
    for (Object element : subtasks.get(0).getOutput()) {
      if (element instanceof StreamRecord<?> record) {
        output.add("spikes until " + ((SpikePacket) record.getValue()).until());
      } else {
        output.add("watermark " + ((Watermark) element).getTimestamp());
      }
    }
    return output;
  }

  /** Lines that the operator logged as warnings. */
  List<String> warnings() {
    return warnings;
  }

  /** All spikes so far, sorted. */
  List<Spike> spikes() {
    List<Spike> spikes = new ArrayList<>();
    for (SpikePacket packet : packets()) {
      for (int i = 0; i < packet.size(); i++) {
        spikes.add(new Spike(packet.t()[i], packet.population(), packet.neuron()[i]));
      }
    }
    Collections.sort(spikes);
    return spikes;
  }

  /** All samples of probed neurons so far, sorted. */
  List<Sample> samples() {
    List<Sample> samples = new ArrayList<>();
    for (var subtask : subtasks) {
      var side = subtask.getSideOutput(ProbeTag.PROBED);
      if (side != null) {
        side.forEach(element -> samples.addAll(Sample.of(element.getValue())));
      }
    }
    Collections.sort(samples);
    return samples;
  }

  List<Rejection> rejections() {
    List<Rejection> rejections = new ArrayList<>();
    for (var subtask : subtasks) {
      var side = subtask.getSideOutput(RejectedTag.REJECTED);
      if (side != null) {
        side.forEach(element -> rejections.add(element.getValue()));
      }
    }
    return rejections;
  }

  /** The accumulators of all subtasks, summed up as Flink does, after the next tell. */
  Map<String, Long> totals() throws Exception {
    tell();
    Map<String, Long> totals = new HashMap<>();
    for (var subtask : subtasks) {
      subtask
          .getEnvironment()
          .getAccumulatorRegistry()
          .getSnapshot()
          .deserializeUserAccumulators(getClass().getClassLoader())
          .forEach(
              (name, accumulator) -> {
                if (accumulator instanceof LongCounter counter) {
                  totals.merge(name, counter.getLocalValue(), Long::sum);
                }
              });
    }
    return totals;
  }

  long total(String name) throws Exception {
    return totals().get(name);
  }

  String digest() throws Exception {
    Map<String, Long> totals = totals();
    return new SpikeDigest(totals.get(JobCounters.DIGEST_A), totals.get(JobCounters.DIGEST_B))
        .toString();
  }

  private ShardKey keyOf(String population, int neuron) {
    PopulationSpec p = population(population);
    return ShardKeys.of(population, ShardKeys.shardOf(neuron, p.shards(), p.size()), p.shards());
  }

  private int firstNeuron(ShardKey key) {
    PopulationSpec p = population(key.population());
    return ShardKeys.firstNeuron(key.shard(), p.shards(), p.size());
  }

  private PopulationSpec population(String name) {
    return spec.populations().stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
  }

  @Override
  public void close() throws Exception {
    for (var subtask : subtasks) {
      subtask.close();
    }
  }
}
