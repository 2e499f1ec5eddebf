/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import io.neuromorphic.flink.event.InputPacket;
import java.io.Serializable;

/** Makes the intake of a split. */
interface IntakeFactory<P extends InputPacket> extends Serializable {

  Intake<P> create(SplitClock clock);
}
