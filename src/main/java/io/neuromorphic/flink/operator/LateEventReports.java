/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.event.EventTrace;
import io.neuromorphic.flink.event.RejectReason;
import io.neuromorphic.flink.event.Rejection;
import io.neuromorphic.flink.event.ShardKey;
import io.neuromorphic.flink.event.ShardPacket;
import java.util.Map;
import java.util.function.LongSupplier;

/** Tells of events that came after their window had been stepped. */
final class LateEventReports implements PopulationShard.LateEvents {

  private final Map<ShardKey, PopulationShard> shards;
  private final Map<String, RejectionLimiter> limiters;
  private final long dtMicros;
  private final LongSupplier clockMillis;

  /**
   * @param shards of the subtask, by key
   * @param limiters by input
   */
  LateEventReports(
      Map<ShardKey, PopulationShard> shards,
      Map<String, RejectionLimiter> limiters,
      long dtMicros,
      LongSupplier clockMillis) {
    this.shards = shards;
    this.limiters = limiters;
    this.dtMicros = dtMicros;
    this.clockMillis = clockMillis;
  }

  @Override
  public void rejectSummed(ShardPacket packet, long events) {
    limiters
        .get(packet.input())
        .offerUndescribed(RejectReason.LATE, events, clockMillis.getAsLong());
  }

  @Override
  public void reject(ShardPacket packet, int i) {
    EventTrace trace = packet.trace();
    PopulationShard shard = shards.get(packet.key());
    String value =
        (trace == null ? "" : trace.t()[i])
            + ","
            + packet.key().population()
            + ","
            + (shard.state().shape().first() + packet.neuron()[i])
            + ","
            + packet.current()[i];
    String detail =
        "its window had been stepped; the neurons are at "
            + shard.state().nextWindow() * dtMicros
            + " µs";
    limiters
        .get(packet.input())
        .offer(
            new Rejection(
                RejectReason.LATE,
                detail,
                packet.input(),
                trace == null ? "" : trace.label(i),
                value),
            clockMillis.getAsLong());
  }
}
