/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.ProbePacket;
import io.neuromorphic.flink.event.Rejection;
import io.neuromorphic.flink.event.ShardKey;
import io.neuromorphic.flink.event.ShardPacket;
import io.neuromorphic.flink.event.SpikePacket;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Flink type information of everything that travels or is kept. */
public final class NeuromorphicTypes {

  public static final TypeInformation<CameraPacket> CAMERA_PACKET =
      new SerializedType<>(CameraPacket.class, new CameraPacketSerializer(), false);

  public static final TypeInformation<CurrentPacket> CURRENT_PACKET =
      new SerializedType<>(CurrentPacket.class, new CurrentPacketSerializer(), false);

  public static final TypeInformation<ShardPacket> SHARD_PACKET =
      new SerializedType<>(ShardPacket.class, new ShardPacketSerializer(), false);

  public static final TypeInformation<SpikePacket> SPIKE_PACKET =
      new SerializedType<>(SpikePacket.class, new SpikePacketSerializer(), false);

  public static final TypeInformation<ProbePacket> PROBE_PACKET =
      new SerializedType<>(ProbePacket.class, new ProbePacketSerializer(), false);

  public static final TypeInformation<Rejection> REJECTION =
      new SerializedType<>(Rejection.class, new RejectionSerializer(), false);

  public static final TypeInformation<ShardKey> SHARD_KEY =
      new SerializedType<>(ShardKey.class, new ShardKeySerializer(), true);

  public static final TypeInformation<PopulationState> POPULATION_STATE =
      new SerializedType<>(PopulationState.class, new PopulationStateSerializer(), false);

  public static final TypeInformation<SnapshotNotes> SNAPSHOT_NOTES =
      new SerializedType<>(SnapshotNotes.class, new SnapshotNotesSerializer(), false);

  private NeuromorphicTypes() {}
}
