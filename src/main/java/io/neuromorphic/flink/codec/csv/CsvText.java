/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.csv;

/** Fields of CSV files that are written, quoted as RFC 4180 says. */
final class CsvText {

  private CsvText() {}

  /** The field as it stands in a file: in quotes where it holds a separator, quote or line end. */
  static String field(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ',' || c == '"' || c == '\n' || c == '\r') {
        return '"' + text.replace("\"", "\"\"") + '"';
      }
    }
    return text;
  }
}
