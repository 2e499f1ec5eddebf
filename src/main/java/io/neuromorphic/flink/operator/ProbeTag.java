/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.event.ProbePacket;
import io.neuromorphic.flink.state.NeuromorphicTypes;
import org.apache.flink.util.OutputTag;

/** The side output of samples of probed neurons. */
public final class ProbeTag {

  public static final OutputTag<ProbePacket> PROBED =
      new OutputTag<>("probed", NeuromorphicTypes.PROBE_PACKET);

  private ProbeTag() {}
}
