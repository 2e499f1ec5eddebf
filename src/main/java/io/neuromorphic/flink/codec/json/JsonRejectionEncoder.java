/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.neuromorphic.flink.event.Rejection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Rejected events as {@code {"reason":…,"detail":…,"source":…,"position":…,"value":…}}. */
public final class JsonRejectionEncoder {

  private static final JsonFactory JSON = new JsonFactory();

  private JsonRejectionEncoder() {}

  /** The value of a record. */
  public static byte[] encode(Rejection rejection) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("reason", rejection.reason().word());
      json.writeStringField("detail", rejection.detail());
      json.writeStringField("source", rejection.source());
      json.writeStringField("position", rejection.position());
      json.writeStringField("value", rejection.value());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
  }
}
