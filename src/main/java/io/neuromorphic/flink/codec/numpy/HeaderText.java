/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.numpy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Parses the Python dictionary of a header: string keys; values are strings, True, False, or tuples
 * of whole numbers. Nothing else can be in the header of an array of numbers.
 */
final class HeaderText {

  private static final int LONGEST_QUOTE = 200;
  private static final int MOST_EDGES = 64;

  private final String text;
  private int at;

  private HeaderText(String text) {
    this.text = text;
  }

  /**
   * The dictionary; values are String, Boolean, or long[].
   *
   * @throws IllegalArgumentException says what was found
   */
  static Map<String, Object> parse(String text) {
    return new HeaderText(text).dictionary();
  }

  private Map<String, Object> dictionary() {
    Map<String, Object> entries = new LinkedHashMap<>();
    expect('{');
    while (!skip('}')) {
      String key = string();
      expect(':');
      if (entries.put(key, value()) != null) {
        throw bad("key '" + key + "' twice");
      }
      if (!skip(',')) {
        expect('}');
        break;
      }
    }
    if (peek() != 0) {
      throw bad("text after the dictionary");
    }
    return entries;
  }

  private Object value() {
    return switch (peek()) {
      case '\'', '"' -> string();
      case '(' -> tuple();
      default -> {
        if (word("True")) {
          yield true;
        }
        if (word("False")) {
          yield false;
        }
        throw bad("no string, True, False or tuple of whole numbers at character " + at);
      }
    };
  }

  private String string() {
    char quote = peek();
    int end = quote == '\'' || quote == '"' ? text.indexOf(quote, at + 1) : -1;
    if (end < 0) {
      throw bad("no string at character " + at);
    }
    String string = text.substring(at + 1, end);
    at = end + 1;
    return string;
  }

  private long[] tuple() {
    List<Long> edges = new ArrayList<>();
    expect('(');
    while (!skip(')')) {
      edges.add(whole());
      if (edges.size() > MOST_EDGES) {
        throw bad("more than " + MOST_EDGES + " dimensions");
      }
      if (!skip(',')) {
        if (edges.size() == 1) {
          throw bad("a tuple of one without its comma");
        }
        expect(')');
        break;
      }
    }
    return edges.stream().mapToLong(Long::longValue).toArray();
  }

  private long whole() {
    char first = peek();
    int from = at;
    if (first == '-') {
      at++;
    }
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    try {
      long whole = Long.parseLong(text, from, at, 10);
      // Python 2 wrote long integers so.
      skip('L');
      return whole;
    } catch (NumberFormatException e) {
      throw bad("no whole number of 64 bits at character " + from);
    }
  }

  private boolean word(String word) {
    boolean found = text.startsWith(word, at);
    at += found ? word.length() : 0;
    return found;
  }

  private void expect(char c) {
    if (!skip(c)) {
      throw bad("no '" + c + "' at character " + at);
    }
  }

  private boolean skip(char c) {
    boolean found = peek() == c;
    at += found ? 1 : 0;
    return found;
  }

  /** The next character that is not a blank; 0 at the end. */
  private char peek() {
    while (at < text.length() && " \t\r\n\f".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at < text.length() ? text.charAt(at) : 0;
  }

  private IllegalArgumentException bad(String found) {
    String shown = text.strip().replaceAll("\\p{Cntrl}", "?");
    return new IllegalArgumentException(
        found
            + " in the header "
            + (shown.length() > LONGEST_QUOTE ? shown.substring(0, LONGEST_QUOTE) + "..." : shown));
  }
}
