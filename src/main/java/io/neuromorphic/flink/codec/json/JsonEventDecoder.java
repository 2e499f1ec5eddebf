/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.json;

import com.fasterxml.jackson.core.JsonParser;
import io.neuromorphic.flink.codec.RawText;
import io.neuromorphic.flink.event.InputPacket;
import java.io.IOException;

/**
 * Reads records of one JSON object each: an event, or a marker {@code {"until":t}}. Unknown fields
 * are ignored, of duplicates the last counts. Used by one thread.
 */
abstract class JsonEventDecoder<P extends InputPacket> {

  private final JsonRecord json = new JsonRecord(this::read);
  private final IntegerField t = new IntegerField();
  private final IntegerField until = new IntegerField();

  /** Forgets the fields of the previous record. */
  abstract void reset();

  /** Reads a field of the event if it is one; else leaves the parser where it is. */
  abstract void field(String name, JsonParser parser) throws IOException;

  /** What is wrong with the event's fields other than t; null if it can be added. */
  abstract String problem();

  /** Adds the event. */
  abstract void add(long t, byte[] record, P into);

  /**
   * Appends what a record holds: one event, the instant of a marker, or an unparsable. Does not
   * touch the packet's positions.
   *
   * @param record the value of a Kafka record; null is unparsable
   * @param positionPrefix of the record's position, such as {@code topic-0@}
   * @param offset the rest of its position
   */
  public final void decode(byte[] record, String positionPrefix, long offset, P into) {
    String problem = record == null ? "record without a value" : read(record);
    if (problem == null && t.isMissing() && until.problem() == null) {
      into.setUntil(Math.max(into.until(), until.value()));
      return;
    }
    if (problem == null) {
      problem = fieldProblem();
    }
    if (problem == null) {
      add(t.value(), record, into);
    } else {
      String text = record == null ? "" : RawText.of(record, 0, record.length);
      into.addUnparsable(problem, positionPrefix + offset, text);
    }
  }

  private String read(byte[] record) {
    t.reset();
    until.reset();
    reset();
    return json.read(record);
  }

  private void read(String name, JsonParser parser) throws IOException {
    switch (name) {
      case "t" -> t.read(parser);
      case "until" -> until.read(parser);
      default -> field(name, parser);
    }
  }

  private String fieldProblem() {
    if (t.isMissing() && !until.isMissing()) {
      return "until " + until.problem();
    }
    return t.problem() != null ? "t " + t.problem() : problem();
  }
}
