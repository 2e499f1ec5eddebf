/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.InputPacket;
import java.io.Serializable;

/** Makes the intake of a split, and packets of its kind. */
interface IntakeFactory<P extends InputPacket> extends Serializable {

  Intake<P> create(SplitClock clock);

  P newPacket();

  /** Judges camera events. */
  record OfCamera(IntakeSpec spec) implements IntakeFactory<CameraPacket> {
    @Override
    public Intake<CameraPacket> create(SplitClock clock) {
      return new CameraIntake(spec, clock);
    }

    @Override
    public CameraPacket newPacket() {
      return new CameraPacket(0);
    }
  }

  /** Judges current events. */
  record OfCurrents(IntakeSpec spec) implements IntakeFactory<CurrentPacket> {
    @Override
    public Intake<CurrentPacket> create(SplitClock clock) {
      return new CurrentIntake(spec, clock);
    }

    @Override
    public CurrentPacket newPacket() {
      return new CurrentPacket(0);
    }
  }
}
