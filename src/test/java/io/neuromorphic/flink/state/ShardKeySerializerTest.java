/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.event.ShardKey;
import java.io.IOException;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ShardKeySerializerTest extends SerializerContract<ShardKey> {

  @Override
  protected VersionedSerializer<ShardKey> createSerializer() {
    return new ShardKeySerializer();
  }

  @Override
  protected Class<ShardKey> getTypeClass() {
    return ShardKey.class;
  }

  @Override
  protected ShardKey[] getTestData() {
    return new ShardKey[] {new ShardKey("", 0, 0), new ShardKey("größe", 127, -1), samples.key()};
  }

  @Override
  protected Consumer<ShardKey> mutation() {
    return key -> {};
  }

  @Test
  void hasTheSameBytesForever() throws IOException {
    assertThat(HexFormat.of().formatHex(bytesOf(new ShardKey("retina", 3, 258))))
        .isEqualTo("0006726574696e61" + "00000003" + "00000102");
  }
}
