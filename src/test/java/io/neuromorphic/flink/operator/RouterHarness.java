/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.EndOfInput;
import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.event.IntakeCounts;
import io.neuromorphic.flink.event.Rejection;
import io.neuromorphic.flink.event.ShardPacket;
import io.neuromorphic.flink.state.NeuromorphicTypes;
import io.neuromorphic.flink.state.ShardKeys;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;

/** One subtask of a router; what it sends is told in words, currents by population and neuron. */
final class RouterHarness<P extends InputPacket> implements AutoCloseable {

  private final RouterSpec spec;
  private final OneInputStreamOperatorTestHarness<P, ShardPacket> harness;

  private RouterHarness(RouterSpec spec, OneInputFactory<P, ShardPacket> factory, int of, int i)
      throws Exception {
    this.spec = spec;
    harness = new OneInputStreamOperatorTestHarness<>(factory, ShardKeys.KEY_GROUPS, of, i);
    harness.setup(NeuromorphicTypes.SHARD_PACKET.createSerializer(null));
    harness.setProcessingTime(1_000_000);
  }

  static RouterHarness<CurrentPacket> currents(RouterSpec spec) throws Exception {
    return currents(spec, 1, 0);
  }

  static RouterHarness<CurrentPacket> currents(RouterSpec spec, int of, int subtask)
      throws Exception {
    return new RouterHarness<>(
        spec,
        new OneInputFactory<CurrentPacket, ShardPacket>(
            CurrentRouter.class, p -> new CurrentRouter(p, spec)),
        of,
        subtask);
  }

  static RouterHarness<CameraPacket> camera(RouterSpec spec, EncodeSpec encode) throws Exception {
    return new RouterHarness<>(
        spec,
        new OneInputFactory<CameraPacket, ShardPacket>(
            CameraRouter.class, p -> new CameraRouter(p, spec, encode)),
        1,
        0);
  }

  RouterHarness<P> start() throws Exception {
    harness.initializeEmptyState();
    harness.open();
    return this;
  }

  RouterHarness<P> restore(OperatorSubtaskState state) throws Exception {
    harness.initializeState(state);
    harness.open();
    return this;
  }

  void packet(P packet) throws Exception {
    harness.processElement(new StreamRecord<>(packet));
  }

  void watermark(long millis) throws Exception {
    harness.processWatermark(millis);
  }

  void endInput() throws Exception {
    harness.endInput();
  }

  void barrier() throws Exception {
    harness.prepareSnapshotPreBarrier(1);
  }

  OperatorSubtaskState snapshot() throws Exception {
    return harness.snapshot(1, 1);
  }

  void pass(long millis) throws Exception {
    harness.setProcessingTime(harness.getProcessingTime() + millis);
  }

  OneInputStreamOperatorTestHarness<P, ShardPacket> flink() {
    return harness;
  }

  List<ShardPacket> packets() {
    return harness.extractOutputValues();
  }

  /** All currents that were sent, as {@code window: population/neuron current}. */
  List<String> sent() {
    List<String> sent = new ArrayList<>();
    packets().forEach(packet -> sent.addAll(inWords(packet)));
    return sent;
  }

  private List<String> inWords(ShardPacket packet) {
    List<String> words = new ArrayList<>();
    RouterSpec.Target target =
        spec.targets().stream()
            .filter(t -> t.population().equals(packet.key().population()))
            .findFirst()
            .orElseThrow();
    int first = ShardKeys.firstNeuron(packet.key().shard(), target.shards(), target.size());
    int run = 0;
    for (int i = 0; i < packet.size(); i++) {
      while (packet.runEnd()[run] <= i) {
        run++;
      }
      words.add(
          packet.runWindow()[run]
              + ": "
              + packet.key().population()
              + "/"
              + (first + packet.neuron()[i])
              + " "
              + packet.current()[i]);
    }
    return words;
  }

  /** Everything that came out, in order: currents, ends of the input, watermarks, idleness. */
  List<String> output() {
    List<String> output = new ArrayList<>();
    for (Object element : harness.getOutput()) {
      if (element instanceof Watermark watermark) {
        output.add("watermark " + watermark.getTimestamp());
      } else if (element instanceof WatermarkStatus status) {
        output.add(status.isIdle() ? "idle" : "active");
      } else {
        ShardPacket packet = (ShardPacket) ((StreamRecord<?>) element).getValue();
        output.addAll(inWords(packet));
        if (packet.end() != null) {
          output.add("end of " + packet.key().population() + "/" + packet.key().shard());
        }
      }
    }
    return output;
  }

  /** The sum of all counts that were sent. */
  IntakeCounts counts() {
    IntakeCounts counts = new IntakeCounts();
    for (ShardPacket packet : packets()) {
      if (packet.counts() != null) {
        counts.add(packet.counts());
      }
    }
    return counts;
  }

  List<EndOfInput> ends() {
    return packets().stream().filter(p -> p.end() != null).map(ShardPacket::end).toList();
  }

  List<Rejection> rejections() {
    var side = harness.getSideOutput(RejectedTag.REJECTED);
    return side == null ? List.of() : side.stream().map(StreamRecord::getValue).toList();
  }

  @Override
  public void close() throws Exception {
    harness.close();
  }
}
