/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.csv;

/** What stands between the fields of a line. */
enum Separator {
  /** A comma, with or without spaces. */
  COMMA(','),
  /** A semicolon, with or without spaces. */
  SEMICOLON(';'),
  /** Spaces and tabs, as many as there are. */
  SPACE(' ');

  private final byte symbol;

  Separator(char symbol) {
    this.symbol = (byte) symbol;
  }

  byte symbol() {
    return symbol;
  }

  /** A semicolon where the line has one, else a comma, else spaces. */
  static Separator of(byte[] bytes, int from, int to) {
    Separator found = SPACE;
    for (int i = from; i < to; i++) {
      if (bytes[i] == SEMICOLON.symbol) {
        return SEMICOLON;
      }
      if (bytes[i] == COMMA.symbol) {
        found = COMMA;
      }
    }
    return found;
  }

  static boolean isSpace(byte b) {
    return b == ' ' || b == '\t';
  }
}
