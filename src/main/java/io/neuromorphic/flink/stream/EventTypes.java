/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.stream;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.ProbePacket;
import io.neuromorphic.flink.event.Rejection;
import io.neuromorphic.flink.event.SpikePacket;
import io.neuromorphic.flink.state.NeuromorphicTypes;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * Types of what the project's streams carry, with its own serializers. The streams have them; a
 * function of a program that gives packets on needs {@code .returns(EventTypes.SPIKE_PACKET)}, or
 * Flink takes Kryo for them. With {@code pipeline.generic-types: false} it says so instead.
 */
public final class EventTypes {

  /** Packets of camera events. */
  public static final TypeInformation<CameraPacket> CAMERA_PACKET = NeuromorphicTypes.CAMERA_PACKET;

  /** Packets of current events. */
  public static final TypeInformation<CurrentPacket> CURRENT_PACKET =
      NeuromorphicTypes.CURRENT_PACKET;

  /** Packets of spikes. */
  public static final TypeInformation<SpikePacket> SPIKE_PACKET = NeuromorphicTypes.SPIKE_PACKET;

  /** Packets of samples of probed neurons. */
  public static final TypeInformation<ProbePacket> PROBE_PACKET = NeuromorphicTypes.PROBE_PACKET;

  /** Rejected events. */
  public static final TypeInformation<Rejection> REJECTION = NeuromorphicTypes.REJECTION;

  private EventTypes() {}
}
