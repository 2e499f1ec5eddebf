/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.neuromorphic.flink.codec.RawText;
import io.neuromorphic.flink.event.CurrentPacket;
import java.io.IOException;

/**
 * Current events {@code {"t":1234567,"population":"motion","neuron":17,"current":3.5}}. The decimal
 * becomes the nearest float32.
 *
 * <p>What the columns of the packet cannot hold is left to the intake, with the record's text: a
 * population that is missing or no string is named "", a neuron that fits no int is -1, a current
 * that is missing or no number is NaN.
 */
public final class JsonCurrentDecoder extends JsonEventDecoder<CurrentPacket> {

  private final IntegerField neuron = new IntegerField();
  private String population = "";
  private boolean populationRead;
  private float current;

  @Override
  void reset() {
    neuron.reset();
    populationRead = false;
    current = Float.NaN;
  }

  @Override
  void field(String name, JsonParser parser) throws IOException {
    switch (name) {
      case "population" -> readPopulation(parser);
      case "neuron" -> neuron.read(parser);
      case "current" -> {
        boolean number = parser.currentToken().isNumeric() && !parser.isNaN();
        // Not by way of a double: that would round twice.
        current = number ? Float.parseFloat(parser.getText()) : Float.NaN;
      }
      default -> {}
    }
  }

  @Override
  String problem() {
    return neuron.problem() == null || neuron.isOutsideInt64()
        ? null
        : "neuron " + neuron.problem();
  }

  @Override
  void add(long t, byte[] record, CurrentPacket into) {
    boolean fitsInt = !neuron.isOutsideInt64() && neuron.value() == (int) neuron.value();
    int index = fitsInt ? (int) neuron.value() : -1;
    into.add(t, into.dictionaryIndex(populationRead ? population : ""), index, current);
    if (index < 0 || !populationRead || !Float.isFinite(current)) {
      into.setText(into.size() - 1, RawText.of(record, 0, record.length));
    }
  }

  /** Keeps the string of the record before where it is the same again, as it mostly is. */
  private void readPopulation(JsonParser parser) throws IOException {
    populationRead = parser.currentToken() == JsonToken.VALUE_STRING;
    if (populationRead && !isSame(parser)) {
      population = parser.getText();
    }
  }

  private boolean isSame(JsonParser parser) throws IOException {
    int length = parser.getTextLength();
    if (length != population.length()) {
      return false;
    }
    char[] chars = parser.getTextCharacters();
    int from = parser.getTextOffset();
    for (int i = 0; i < length; i++) {
      if (chars[from + i] != population.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
