/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.RejectReason;

/** Camera events are judged by their time alone; pixels that no neuron wants are filtered later. */
final class CameraIntake extends Intake<CameraPacket> {

  CameraIntake(IntakeSpec spec, SplitClock clock) {
    super(spec, clock);
  }

  @Override
  protected RejectReason population(CameraPacket packet, int i) {
    return null;
  }

  @Override
  protected RejectReason address(CameraPacket packet, int i) {
    return null;
  }

  @Override
  protected String detail(CameraPacket packet, int i, RejectReason reason) {
    return reason.word();
  }
}
