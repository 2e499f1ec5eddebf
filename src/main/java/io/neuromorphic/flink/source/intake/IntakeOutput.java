/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.event.RejectReason;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.metrics.Counter;

/** Puts an intake before the output of every split. */
final class IntakeOutput<P extends InputPacket> implements ReaderOutput<P> {

  /** Stands for all splits that have ended: an output without any split would not be idle. */
  private static final String ENDED = "ended";

  private final ReaderOutput<P> target;
  private final Map<String, SplitClock> clocks;
  private final IntakeFactory<P> intakes;
  private final Consumer<SplitClock> ended;
  private final Counter errors;

  /**
   * @param ended is given the clocks of splits that have ended
   * @param errors counts what cannot be understood
   */
  IntakeOutput(
      ReaderOutput<P> target,
      Map<String, SplitClock> clocks,
      IntakeFactory<P> intakes,
      Consumer<SplitClock> ended,
      Counter errors) {
    this.target = target;
    this.clocks = clocks;
    this.intakes = intakes;
    this.ended = ended;
    this.errors = errors;
  }

  boolean writesTo(ReaderOutput<P> other) {
    return target == other;
  }

  /**
   * Says how far a split has come before it says anything else: inputs that are read faster know
   * whom to wait for, and after a restore time stands where it stood.
   */
  void tellStart(String splitId, long outOfOrdernessMillis) {
    target
        .createOutputForSplit(splitId)
        .emitWatermark(new Watermark(clocks.get(splitId).watermark(outOfOrdernessMillis)));
  }

  /**
   * Says that nothing will come any more, though the source goes on.
   *
   * @param forGood whether those who come after shall take it for the end of the input
   */
  void tellEnd(boolean forGood) {
    SourceOutput<P> ended = target.createOutputForSplit(ENDED);
    if (forGood) {
      P packet = intakes.newPacket();
      packet.setUntil(InputPacket.END);
      ended.collect(packet);
    }
    ended.markIdle();
    target.markIdle();
  }

  @Override
  public SourceOutput<P> createOutputForSplit(String splitId) {
    return new SplitOutput<>(
        target.createOutputForSplit(splitId), intakes.create(clocks.get(splitId)), errors);
  }

  @Override
  public void releaseOutputForSplit(String splitId) {
    target.releaseOutputForSplit(splitId);
    ended.accept(clocks.remove(splitId));
  }

  @Override
  public void collect(P packet) {
    throw new IllegalStateException("a packet without a split cannot be judged");
  }

  @Override
  public void collect(P packet, long timestamp) {
    collect(packet);
  }

  @Override
  public void emitWatermark(Watermark watermark) {
    target.emitWatermark(watermark);
  }

  @Override
  public void markIdle() {
    target.markIdle();
  }

  @Override
  public void markActive() {
    target.markActive();
  }

  private record SplitOutput<P extends InputPacket>(
      SourceOutput<P> target, Intake<P> intake, Counter errors) implements SourceOutput<P> {

    @Override
    public void collect(P packet) {
      errors.inc(packet.counts().rejected(RejectReason.UNPARSABLE));
      intake.judge(packet, System.currentTimeMillis());
      if (packet.lastTime() == InputPacket.NONE) {
        target.collect(packet);
      } else {
        target.collect(packet, Math.floorDiv(packet.lastTime(), 1_000));
      }
    }

    @Override
    public void collect(P packet, long timestamp) {
      collect(packet);
    }

    @Override
    public void emitWatermark(Watermark watermark) {
      target.emitWatermark(watermark);
    }

    @Override
    public void markIdle() {
      target.markIdle();
    }

    @Override
    public void markActive() {
      target.markActive();
    }
  }
}
