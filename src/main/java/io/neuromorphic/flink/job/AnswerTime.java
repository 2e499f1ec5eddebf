/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import java.util.Map;
import java.util.OptionalInt;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * How long Kafka may take for an answer: as the user says with {@code default.api.timeout.ms} and
 * {@code request.timeout.ms}, otherwise 12 s in all, and 5 s until another broker is asked.
 *
 * @param requestMillis of one request
 * @param answerMillis of a question with all its requests; never shorter, as Kafka demands
 */
record AnswerTime(int requestMillis, int answerMillis) {

  private static final int REQUEST_MILLIS = 5_000;
  private static final int ANSWER_MILLIS = 12_000;
  private static final int SPARE_SECONDS = 3;

  /** As client properties say it; what is no number is left to Kafka to refuse. */
  static AnswerTime of(Map<String, String> properties) {
    OptionalInt request = millis(properties.get(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG));
    OptionalInt answer = millis(properties.get(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG));
    return new AnswerTime(
        request.orElse(Math.min(REQUEST_MILLIS, answer.orElse(ANSWER_MILLIS))),
        answer.orElse(Math.max(ANSWER_MILLIS, request.orElse(REQUEST_MILLIS))));
  }

  private static OptionalInt millis(String text) {
    try {
      return text == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text.strip()));
    } catch (NumberFormatException e) {
      return OptionalInt.empty();
    }
  }

  /** For a client. */
  Map<String, String> settings() {
    return Map.of(
        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
        Integer.toString(requestMillis),
        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
        Integer.toString(answerMillis));
  }

  /** So long whoever asks waits, s: a moment longer than the client, which can say why. */
  int waitSeconds() {
    return (answerMillis - 1) / 1_000 + 1 + SPARE_SECONDS;
  }
}
