/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user says goes before what is the custom here, and neither makes the other impossible. */
class AnswerTimeTest {

  @Test
  void withoutAWordOfTheUserItIsTwelveSeconds() {
    AnswerTime time = AnswerTime.of(Map.of("client.id", "x"));

    assertThat(time).isEqualTo(new AnswerTime(5_000, 12_000));
    assertThat(time.waitSeconds()).isEqualTo(15);
  }

  @ParameterizedTest
  @CsvSource({
    "request.timeout.ms, 2000, 2000, 12000, 15",
    "request.timeout.ms, 30000, 30000, 30000, 33",
    "default.api.timeout.ms, 3000, 3000, 3000, 6",
    "default.api.timeout.ms, ' 60001 ', 5000, 60001, 64",
    "default.api.timeout.ms, soon, 5000, 12000, 15",
  })
  void theUsersGoesFirst(String key, String value, int request, int answer, int wait) {
    AnswerTime time = AnswerTime.of(Map.of(key, value));

    assertThat(time).isEqualTo(new AnswerTime(request, answer));
    assertThat(time.waitSeconds()).isEqualTo(wait);
  }

  @Test
  void aSilentBrokerIsGivenUpWhenTheUserSays() {
    long start = System.nanoTime();
    try (KafkaAccess nowhere =
        new KafkaAccess("127.0.0.1:1", Map.of("default.api.timeout.ms", "200"))) {
      assertThatThrownBy(nowhere::checkReachable)
          .isInstanceOf(JobStartException.class)
          .hasMessageStartingWith("Kafka at 127.0.0.1:1: it does not answer");
    }
    assertThat((System.nanoTime() - start) / 1e9).isLessThan(10);
  }
}
