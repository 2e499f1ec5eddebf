/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.json;

import com.fasterxml.jackson.core.JsonParser;
import io.neuromorphic.flink.event.CameraPacket;
import java.io.IOException;

/**
 * Camera events {@code {"t":1234567,"x":3,"y":4,"polarity":1}}: x and y in 0..65535, polarity 0 or
 * 1; anything else is unparsable.
 */
public final class JsonCameraDecoder extends JsonEventDecoder<CameraPacket> {

  private final IntegerField x = new IntegerField();
  private final IntegerField y = new IntegerField();
  private final IntegerField polarity = new IntegerField();

  @Override
  void reset() {
    x.reset();
    y.reset();
    polarity.reset();
  }

  @Override
  void field(String name, JsonParser parser) throws IOException {
    switch (name) {
      case "x" -> x.read(parser);
      case "y" -> y.read(parser);
      case "polarity" -> polarity.read(parser);
      default -> {}
    }
  }

  @Override
  String problem() {
    if (x.problem(Character.MAX_VALUE) != null) {
      return "x " + x.problem(Character.MAX_VALUE);
    }
    if (y.problem(Character.MAX_VALUE) != null) {
      return "y " + y.problem(Character.MAX_VALUE);
    }
    return polarity.problem(1) != null ? "polarity " + polarity.problem(1) : null;
  }

  @Override
  void add(long t, byte[] record, CameraPacket into) {
    into.add(t, (int) x.value(), (int) y.value(), (int) polarity.value());
  }
}
