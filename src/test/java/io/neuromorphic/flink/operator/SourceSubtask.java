/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkOutputMultiplexer;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;

/** One subtask that reads an input: its splits, Flink's least of their watermarks, its router. */
final class SourceSubtask implements AutoCloseable {

  private final RouterHarness<CurrentPacket> router;
  private final WatermarkOutputMultiplexer watermarks;
  private final List<SplitReader> splits = new ArrayList<>();
  private final int packetSize;
  private boolean ended;

  /** One that starts with a router's state, or anew where that is null. */
  SourceSubtask(
      RouterSpec spec, int of, int subtask, int packetSize, OperatorSubtaskState routerState)
      throws Exception {
    this.packetSize = packetSize;
    RouterHarness<CurrentPacket> fresh = RouterHarness.currents(spec, of, subtask);
    router = routerState == null ? fresh.start() : fresh.restore(routerState);
    watermarks = new WatermarkOutputMultiplexer(new ToRouter());
  }

  private final class ToRouter implements WatermarkOutput {
    @Override
    public void emitWatermark(Watermark watermark) {
      try {
        router.watermark(watermark.getTimestamp());
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void markIdle() {
      throw new AssertionError("no split is idle");
    }

    @Override
    public void markActive() {}
  }

  void add(SplitReader split) {
    splits.add(split);
    watermarks.registerNewOutput(split.name);
  }

  /** Reads a packet, where there is something to be read. */
  void read(Random random) throws Exception {
    List<SplitReader> open = splits.stream().filter(split -> !split.atEnd()).toList();
    if (!open.isEmpty()) {
      SplitReader split = open.get(random.nextInt(open.size()));
      CurrentPacket packet = split.read(1 + random.nextInt(packetSize));
      router.packet(packet);
      split.intake.tell(packet, watermarks.getImmediateOutput(split.name));
    }
  }

  /** Lets go of splits that are at their end, and ends when there is none left. */
  void end() throws Exception {
    for (SplitReader split : List.copyOf(splits)) {
      if (split.atEnd()) {
        splits.remove(split);
        watermarks.unregisterOutput(split.name);
      }
    }
    watermarks.onPeriodicEmit();
    if (splits.isEmpty() && !ended) {
      ended = true;
      router.watermark(Long.MAX_VALUE);
      router.endInput();
    }
  }

  boolean allRead() {
    return splits.stream().allMatch(SplitReader::atEnd);
  }

  boolean hasEnded() {
    return ended;
  }

  List<SplitReader> splits() {
    return splits;
  }

  void pass(long millis) throws Exception {
    router.pass(millis);
  }

  /** Sends what waits, as before a barrier. */
  void flush() throws Exception {
    router.barrier();
  }

  OperatorSubtaskState snapshot() throws Exception {
    return router.snapshot();
  }

  /** The next thing that was sent: a packet, a watermark or a status; null if there is none. */
  Object poll() {
    return router.flink().getOutput().poll();
  }

  List<Rejection> rejections() {
    return router.rejections();
  }

  @Override
  public void close() throws Exception {
    router.close();
  }
}
