/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.monitoring;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an expression of Prometheus names: metrics and labels. Knows the whole of the grammar's
 * words, so that nothing is taken for a metric that is none; a word that is neither is refused.
 */
final class PromQl {

  private static final Set<String> AGGREGATORS =
      Set.of("sum", "min", "max", "avg", "group", "stddev", "count", "topk", "bottomk", "quantile");

  private static final Set<String> FUNCTIONS =
      Set.of(
          "rate",
          "irate",
          "increase",
          "delta",
          "deriv",
          "changes",
          "resets",
          "absent",
          "abs",
          "clamp_min",
          "clamp_max",
          "time",
          "vector",
          "scalar",
          "round",
          "avg_over_time",
          "max_over_time",
          "min_over_time",
          "label_values");

  private static final Set<String> WITH_LABELS =
      Set.of("by", "without", "on", "ignoring", "group_left", "group_right");

  private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

  private final String text;
  private int at;
  private final Set<String> metrics = new TreeSet<>();
  private final Set<String> labels = new TreeSet<>();

  private PromQl(String text) {
    this.text = text;
  }

  /**
   * Reads an expression, or the query of a variable of Grafana: {@code label_values(metric,
   * label)}.
   */
  static PromQl of(String expression) {
    PromQl read = new PromQl(expression);
    if (expression.startsWith("label_values(")) {
      int comma = expression.lastIndexOf(',');
      read.labels.add(expression.substring(comma + 1, expression.length() - 1).strip());
      read.metrics.addAll(of(expression.substring("label_values(".length(), comma)).metrics());
      return read;
    }
    read.read();
    return read;
  }

  /** Names of metrics. */
  Set<String> metrics() {
    return metrics;
  }

  /** Names of labels, of matchers as of groupings. */
  Set<String> labels() {
    return labels;
  }

  private void read() {
    Deque<Character> open = new ArrayDeque<>();
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isLetter(c) || c == '_' || c == ':') {
        word(name());
      } else if (Character.isDigit(c)) {
        number();
      } else if (c == '{') {
        matchers();
      } else if (c == '[') {
        to(']');
      } else if (c == '(') {
        open.push(c);
        at++;
      } else if (c == ')') {
        if (open.isEmpty()) {
          throw refused("a parenthesis too many");
        }
        open.pop();
        at++;
      } else if (" \n+-*/%^=!<>,@".indexOf(c) >= 0) {
        at++;
      } else {
        throw refused("'" + c + "'");
      }
    }
    if (!open.isEmpty()) {
      throw refused("a parenthesis is not closed");
    }
    if (metrics.isEmpty()) {
      throw refused("no metric");
    }
  }

  private void word(String word) {
    boolean called = next() == '(';
    if (WITH_LABELS.contains(word)) {
      if (called) {
        grouping();
      }
    } else if (WORDS.contains(word)) {
      return;
    } else if (AGGREGATORS.contains(word) || (called && FUNCTIONS.contains(word))) {
      return;
    } else if (called) {
      throw refused("function " + word);
    } else {
      metrics.add(word);
    }
  }

  private void grouping() {
    at = text.indexOf('(', at) + 1;
    while (next() != ')') {
      if (next() == ',') {
        at++;
      } else {
        labels.add(name());
      }
    }
    at++;
  }

  private void matchers() {
    at++;
    while (next() != '}') {
      if (next() == ',') {
        at++;
        continue;
      }
      labels.add(name());
      while ("=!~".indexOf(next()) >= 0) {
        at++;
      }
      if (next() != '"') {
        throw refused("a label without a value");
      }
      at++;
      to('"');
    }
    at++;
  }

  private String name() {
    int from = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || "_:".indexOf(text.charAt(at)) >= 0)) {
      at++;
    }
    if (from == at) {
      throw refused("a name is missing");
    }
    return text.substring(from, at);
  }

  private void number() {
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
  }

  private void to(char end) {
    int to = text.indexOf(end, at);
    if (to < 0) {
      throw refused("no " + end);
    }
    at = to + 1;
  }

  /** The next character that is no space; a space at the end. */
  private char next() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length() ? text.charAt(at) : ' ';
  }

  private IllegalArgumentException refused(String what) {
    return new IllegalArgumentException(what + ", at " + at + " of " + text);
  }
}
