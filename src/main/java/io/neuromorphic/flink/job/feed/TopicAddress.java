/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.feed;

import io.neuromorphic.flink.job.tool.UsageException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A topic of a Kafka cluster, as one word.
 *
 * @param bootstrap {@code host:port,…}
 * @param topic its name
 */
record TopicAddress(String bootstrap, String topic) {

  private static final String SCHEME = "kafka://";
  private static final Pattern FORM = Pattern.compile(SCHEME + "([^/]*:\\d{1,5})/([^/]+)");

  /** Whether a topic is meant. */
  static boolean isOne(String text) {
    return text.startsWith("kafka:");
  }

  /**
   * Reads {@code kafka://HOST:PORT,…/TOPIC}.
   *
   * @throws UsageException where it has another form
   */
  static TopicAddress parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new UsageException(
          text
              + ": expected kafka://HOST:PORT/TOPIC, such as kafka://localhost:9092/camera; several"
              + " brokers with commas between");
    }
    return new TopicAddress(form.group(1), form.group(2));
  }
}
