/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.neuromorphic.flink.codec.RawText;
import java.io.IOException;

/**
 * A record that is one JSON object, read field by field. Of duplicates the last is told last. Used
 * by one thread.
 */
final class JsonRecord {

  private static final int MAX_DETAIL_CHARS = 120;
  private static final JsonFactory JSON = new RecordJson();

  private final Utf8Check utf8 = new Utf8Check();
  private final Fields fields;

  JsonRecord(Fields fields) {
    this.fields = fields;
  }

  /** Whoever wants the fields. */
  interface Fields {

    /** Reads the value that the parser is at, or leaves the parser where it is. */
    void field(String name, JsonParser parser) throws IOException;
  }

  /**
   * Reads a record.
   *
   * @return why it is not one JSON object, or null
   */
  String read(byte[] record) {
    if (record.length > RecordJson.MAX_RECORD_BYTES) {
      return "a record of "
          + record.length
          + " bytes, expected at most "
          + RecordJson.MAX_RECORD_BYTES;
    }
    if (!utf8.isUtf8(record)) {
      return "not JSON: not UTF-8";
    }
    try (JsonParser parser = JSON.createParser(record)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return "not a JSON object";
      }
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        parser.nextToken();
        fields.field(name, parser);
        // Whatever was not understood; does nothing at a plain value.
        parser.skipChildren();
      }
      return parser.nextToken() == null ? null : "text after the JSON object";
    } catch (JsonProcessingException e) {
      String message = e.getOriginalMessage();
      int line = message.indexOf('\n');
      return RawText.cut(
          "not JSON: " + (line < 0 ? message : message.substring(0, line)), MAX_DETAIL_CHARS);
    } catch (IOException e) {
      return RawText.cut("not JSON: " + e.getMessage(), MAX_DETAIL_CHARS);
    }
  }
}
