/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import io.neuromorphic.flink.event.RejectReason;
import io.neuromorphic.flink.event.Rejection;
import java.util.List;

class RejectionSerializerFilesTest extends TypeSerializerFilesContract<Rejection> {

  @Override
  protected VersionedSerializer<Rejection> serializer() {
    return new RejectionSerializer();
  }

  @Override
  protected List<Rejection> values(int version) {
    return List.of(
        StoredParts.rejection(RejectReason.UNPARSABLE),
        StoredParts.rejection(RejectReason.UNKNOWN_POPULATION),
        StoredParts.rejection(RejectReason.INVALID_TIME),
        StoredParts.rejection(RejectReason.INVALID_NEURON),
        StoredParts.rejection(RejectReason.INVALID_CURRENT),
        StoredParts.rejection(RejectReason.BEFORE_ORIGIN),
        StoredParts.rejection(RejectReason.LATE),
        new Rejection(RejectReason.LATE, "", "", "", "4999,retina,7,1.5"));
  }
}
