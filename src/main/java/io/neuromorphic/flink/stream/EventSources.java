/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.stream;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.job.RawSources;
import io.neuromorphic.flink.job.config.JobConfig;
import java.util.List;
import java.util.Map;

/** Makes sources of the keys that name them. */
final class EventSources {

  private static final String ANY = "any";

  /** Somebody must be there for whom the events are. */
  private static final SpikingNeurons NOBODY =
      SpikingNeurons.builder()
          .originMicros(0)
          .population(Population.named(ANY).size(1).behavior("tonic_spiking"))
          .build();

  private EventSources() {}

  static EventSource<CameraPacket> camera(Map<String, Object> keys, Map<String, Object> kafka) {
    return new EventSource<>(
        RawSources.camera(config(Settings.with(keys, "into", ANY), kafka)),
        EventTypes.CAMERA_PACKET,
        keys,
        kafka);
  }

  static EventSource<CurrentPacket> currents(Map<String, Object> keys, Map<String, Object> kafka) {
    return new EventSource<>(
        RawSources.currents(config(keys, kafka)), EventTypes.CURRENT_PACKET, keys, kafka);
  }

  private static JobConfig config(Map<String, Object> keys, Map<String, Object> kafka) {
    return NOBODY.with(List.of(Settings.with(keys, "name", "source")), Map.of(), kafka);
  }
}
