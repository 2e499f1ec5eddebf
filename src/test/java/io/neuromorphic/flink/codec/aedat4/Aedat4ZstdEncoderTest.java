/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.aedat4;

import com.github.luben.zstd.Zstd;
import io.neuromorphic.flink.codec.RecordingEncoder;

class Aedat4ZstdEncoderTest extends Aedat4EncoderContract {

  @Override
  protected RecordingEncoder newEncoder() {
    return Aedat4Encoder.zstd();
  }

  @Override
  protected byte[] decompress(byte[] compressed) {
    return Zstd.decompress(compressed, (int) Zstd.getFrameContentSize(compressed));
  }
}
