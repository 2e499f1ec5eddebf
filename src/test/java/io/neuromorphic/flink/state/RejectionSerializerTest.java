/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import io.neuromorphic.flink.event.Rejection;
import java.util.function.Consumer;

class RejectionSerializerTest extends SerializerContract<Rejection> {

  @Override
  protected VersionedSerializer<Rejection> createSerializer() {
    return new RejectionSerializer();
  }

  @Override
  protected Class<Rejection> getTypeClass() {
    return Rejection.class;
  }

  @Override
  protected Rejection[] getTestData() {
    return new Rejection[] {samples.rejection(), samples.rejection(), samples.rejection()};
  }

  @Override
  protected Consumer<Rejection> mutation() {
    return rejection -> {};
  }
}
