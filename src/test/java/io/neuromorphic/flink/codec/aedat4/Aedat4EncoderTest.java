/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.aedat4;

import io.neuromorphic.flink.codec.RecordingEncoder;

class Aedat4EncoderTest extends Aedat4EncoderContract {

  @Override
  protected RecordingEncoder newEncoder() {
    return Aedat4Encoder.uncompressed();
  }

  @Override
  protected byte[] decompress(byte[] compressed) {
    return compressed;
  }
}
