/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.safetensors;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.neuromorphic.flink.codec.RawText;
import io.neuromorphic.flink.codec.tensor.MalformedArrayException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Parses the header: an object with a member for each tensor, and perhaps free text. */
final class HeaderJson {

  private static final String METADATA = "__metadata__";
  private static final int MOST_EDGES = 64;
  private static final int MAX_DEPTH = 8;
  private static final int SHOWN_CHARS = 120;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .build();

  private final String where;
  private final JsonParser parser;

  private HeaderJson(String where, JsonParser parser) {
    this.where = where;
    this.parser = parser;
  }

  /**
   * The tensors, in the order of the header.
   *
   * @param where what the exception names
   * @throws MalformedArrayException where it is no such header
   */
  static List<TensorEntry> parse(byte[] header, String where) throws MalformedArrayException {
    try (JsonParser parser = JSON.createParser(header)) {
      return new HeaderJson(where, parser).tensors();
    } catch (MalformedArrayException e) {
      throw e;
    } catch (JsonProcessingException e) {
      throw bad(where, e.getOriginalMessage());
    } catch (IOException e) {
      throw bad(where, e.getMessage());
    }
  }

  private List<TensorEntry> tensors() throws IOException {
    List<TensorEntry> tensors = new ArrayList<>();
    expect(JsonToken.START_OBJECT, "an object");
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      if (name.equals(METADATA)) {
        parser.nextToken();
        parser.skipChildren();
      } else {
        tensors.add(tensor(name));
      }
    }
    if (parser.nextToken() != null) {
      throw bad(where, "text after its end");
    }
    return tensors;
  }

  private TensorEntry tensor(String name) throws IOException {
    String type = null;
    long[] shape = null;
    long[] offsets = null;
    Set<String> fields = new HashSet<>();
    expect(JsonToken.START_OBJECT, "an object for tensor '" + name + "'");
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      fields.add(field);
      switch (field) {
        case "dtype" -> {
          expect(JsonToken.VALUE_STRING, "a text as dtype of tensor '" + name + "'");
          type = parser.getText();
        }
        case "shape" -> shape = wholes(name, field);
        case "data_offsets" -> offsets = wholes(name, field);
        default -> throw bad(where, "tensor '" + name + "' has a field '" + field + "'");
      }
    }
    if (type == null || shape == null || offsets == null || offsets.length != 2) {
      throw bad(
          where,
          "tensor '"
              + name
              + "' has "
              + fields.stream().sorted().toList()
              + ", expected a dtype, a shape, and two data_offsets");
    }
    return new TensorEntry(name, type, shape, offsets[0], offsets[1]);
  }

  private long[] wholes(String tensor, String field) throws IOException {
    String expected = "whole numbers as " + field + " of tensor '" + tensor + "'";
    expect(JsonToken.START_ARRAY, expected);
    long[] wholes = new long[MOST_EDGES];
    int count = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT
          || count == MOST_EDGES
          || parser.getLongValue() < 0) {
        throw bad(where, "expected at most " + MOST_EDGES + " " + expected);
      }
      wholes[count++] = parser.getLongValue();
    }
    return Arrays.copyOf(wholes, count);
  }

  private void expect(JsonToken token, String expected) throws IOException {
    if (parser.nextToken() != token) {
      throw bad(where, "expected " + expected);
    }
  }

  private static MalformedArrayException bad(String where, String reason) {
    return new MalformedArrayException(
        where, "not a header of safetensors: " + RawText.cut(reason, SHOWN_CHARS));
  }
}
