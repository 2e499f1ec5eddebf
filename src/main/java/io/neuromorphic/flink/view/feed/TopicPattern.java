/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view.feed;

import java.util.regex.Pattern;

/**
 * A topic's name, or a pattern of names: {@code *} is any characters, {@code ?} is one.
 *
 * @param text as it was given
 */
public record TopicPattern(String text) {

  /** Whether it means this topic. Patterns never mean Kafka's own. */
  public boolean matches(String topic) {
    if (text.equals(topic)) {
      return true;
    }
    return isPattern() && !topic.startsWith("__") && regex().matcher(topic).matches();
  }

  private boolean isPattern() {
    return text.contains("*") || text.contains("?");
  }

  private Pattern regex() {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }
}
