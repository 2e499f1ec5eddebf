/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.hostile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads JSON records as trees, strictly as UTF-8, and judges the trees. */
final class JsonReading {

  private static final int LONGEST_RECORD = 1 << 20;

  private static final ObjectReader TREES =
      new ObjectMapper(
              JsonFactory.builder()
                  .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(64)
                          .maxStringLength(LONGEST_RECORD)
                          .maxNameLength(65_536)
                          .maxNumberLength(1_000)
                          .build())
                  .build())
          .reader()
          .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private JsonReading() {}

  static Reading of(byte[] value, boolean camera) {
    JsonNode tree = value == null || value.length > LONGEST_RECORD ? null : tree(value);
    if (tree == null || !tree.isObject()) {
      return Reading.UNPARSABLE;
    }
    JsonNode t = tree.get("t");
    if (t == null) {
      JsonNode until = tree.get("until");
      return isInt64(until) ? new Reading(List.of(), until.bigIntegerValue()) : Reading.UNPARSABLE;
    }
    if (!isInt64(t)) {
      return Reading.UNPARSABLE;
    }
    return camera ? pixel(t.bigIntegerValue(), tree) : current(t.bigIntegerValue(), tree);
  }

  private static JsonNode tree(byte[] value) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
      // From text: what is no UTF-8 is known already, and no other encoding shall be guessed.
      return TREES.readTree(text.startsWith("\ufeff") ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      return null;
    } catch (IOException e) {
      return null;
    }
  }

  private static boolean isInt64(JsonNode node) {
    return node != null && node.isIntegralNumber() && Rules.isInt64(node.bigIntegerValue());
  }

  private static Reading pixel(BigInteger t, JsonNode tree) {
    for (String key : List.of("x", "y", "polarity")) {
      JsonNode node = tree.get(key);
      int most = key.equals("polarity") ? 1 : 65_535;
      if (!isInt64(node) || node.longValue() < 0 || node.longValue() > most) {
        return Reading.UNPARSABLE;
      }
    }
    return new Reading(
        List.of(
            Reading.Event.pixel(
                t,
                tree.get("x").intValue(),
                tree.get("y").intValue(),
                tree.get("polarity").intValue())),
        null);
  }

  private static Reading current(BigInteger t, JsonNode tree) {
    JsonNode neuron = tree.get("neuron");
    if (neuron == null || !neuron.isIntegralNumber()) {
      return Reading.UNPARSABLE;
    }
    JsonNode population = tree.get("population");
    if (population != null && population.isTextual() && population.textValue().length() > 65_536) {
      return Reading.UNPARSABLE;
    }
    JsonNode current = tree.get("current");
    return new Reading(
        List.of(
            Reading.Event.current(
                t,
                population != null && population.isTextual() ? population.textValue() : "",
                neuron.bigIntegerValue(),
                current == null || !current.isNumber()
                    ? Float.NaN
                    : Float.parseFloat(current.asText()))),
        null);
  }
}
