/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

/** Makes parts of a text stand out on a terminal; elsewhere it leaves them as they are. */
enum Paint {
  /** For a pipe or a file: text stays as it is. */
  PLAIN,
  /** For a terminal. */
  COLOURED;

  private static final String ESCAPE = "\u001b[";
  private static final String END = ESCAPE + "0m";

  static Paint of(boolean coloured) {
    return coloured ? COLOURED : PLAIN;
  }

  /** What went wrong. */
  String error(String text) {
    return in("1;31", text);
  }

  /** What is odd. */
  String warning(String text) {
    return in("33", text);
  }

  /** The first line of a table. */
  String heading(String text) {
    return in("1", text);
  }

  /** What few people read. */
  String dim(String text) {
    return in("2", text);
  }

  private String in(String colour, String text) {
    return this == PLAIN || text.isEmpty() ? text : ESCAPE + colour + "m" + text + END;
  }
}
