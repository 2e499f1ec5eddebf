/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import io.neuromorphic.flink.event.ShardKey;
import java.util.List;

class ShardKeySerializerFilesTest extends TypeSerializerFilesContract<ShardKey> {

  @Override
  protected VersionedSerializer<ShardKey> serializer() {
    return new ShardKeySerializer();
  }

  @Override
  protected List<ShardKey> values(int version) {
    return List.of(
        new ShardKey(StoredParts.NAME, 127, Integer.MAX_VALUE),
        new ShardKey("retina", 0, 0),
        new ShardKey("retina".repeat(50), 3, 1_234));
  }
}
