/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A rejected event as a reader of an output sees it, without the words.
 *
 * @param reason one of the contract's
 * @param source the input's name
 * @param position where it came from
 */
record Rejected(String reason, String source, String position) {

  private static final List<String> FIELDS =
      List.of("reason", "detail", "source", "position", "value");
  private static final ObjectMapper JSON = new ObjectMapper();

  static Rejected of(String reason, String position) {
    return new Rejected(reason, "currents", position);
  }

  /** The rows of a CSV file; each must say something in its detail. */
  static List<Rejected> read(Path csv) throws IOException {
    List<List<String>> rows = rows(Files.readString(csv));
    if (!rows.get(0).equals(FIELDS)) {
      throw new AssertionError("header " + rows.get(0));
    }
    List<Rejected> rejected = new ArrayList<>();
    for (List<String> row : rows.subList(1, rows.size())) {
      if (row.size() != FIELDS.size() || row.get(1).isEmpty()) {
        throw new AssertionError("row " + row);
      }
      rejected.add(new Rejected(row.get(0), row.get(2), row.get(3)));
    }
    return rejected;
  }

  /** Fields of all rows; they may be quoted, and then hold commas and line ends. */
  private static List<List<String>> rows(String text) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (char c : text.toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
      } else if (quoted || (c != ',' && c != '\n')) {
        field.append(c);
      } else {
        row.add(field.toString());
        field.setLength(0);
        if (c == '\n') {
          rows.add(row);
          row = new ArrayList<>();
        }
      }
    }
    return rows;
  }

  /** The records of a topic; each must have exactly the fields of the contract. */
  static List<Rejected> of(List<ConsumerRecord<byte[], byte[]>> records) throws IOException {
    List<Rejected> rejected = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      JsonNode json = JSON.readTree(record.value());
      List<String> names = new ArrayList<>();
      json.fieldNames().forEachRemaining(names::add);
      if (!names.equals(FIELDS)) {
        throw new AssertionError("fields " + names);
      }
      rejected.add(
          new Rejected(
              json.get("reason").textValue(),
              json.get("source").textValue(),
              json.get("position").textValue()));
    }
    return rejected;
  }
}
