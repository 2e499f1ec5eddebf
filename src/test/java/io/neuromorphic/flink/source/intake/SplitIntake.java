/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import io.neuromorphic.flink.event.CurrentPacket;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/** The intake and the watermarks of one split of current events, for tests of whole jobs. */
public final class SplitIntake {

  private final IntakeSpec spec;
  private final SplitClock clock;
  private final CurrentIntake intake;
  private final PacketWatermarks<CurrentPacket> watermarks;

  private SplitIntake(IntakeSpec spec, SplitClock clock) {
    this.spec = spec;
    this.clock = clock;
    this.intake = new CurrentIntake(spec, clock);
    this.watermarks = new PacketWatermarks<>(spec.outOfOrdernessMillis());
  }

  /** Of a split that nothing was read from. */
  public SplitIntake(IntakeSpec spec, ClockStart start) {
    this(spec, new SplitClock(start));
  }

  /** One that goes on with this one's clock, as after a restore. */
  public SplitIntake restored() {
    return new SplitIntake(spec, clock.copy());
  }

  /** Judges a packet, which then holds what was accepted. */
  public void judge(CurrentPacket packet, long nowMillis) {
    intake.judge(packet, nowMillis);
  }

  /** Tells the watermark, after the packet was sent on. */
  public void tell(CurrentPacket packet, WatermarkOutput output) {
    watermarks.onEvent(packet, Math.floorDiv(packet.lastTime(), 1_000L), output);
  }
}
