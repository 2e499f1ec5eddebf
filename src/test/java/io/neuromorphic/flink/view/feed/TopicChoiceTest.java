/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.view.feed.TopicChoice.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which topics a name or a pattern means. */
class TopicChoiceTest {

  @ParameterizedTest
  @CsvSource({
    "spikes, spikes, true",
    "spikes, spikes.v1, false",
    "spikes.*, spikes.v1, true",
    "spikes.*, spikes.v1.a, true",
    "spikes.*, spikes, false",
    "spikes.*, spikesXv1, false",
    "v?, v1, true",
    "v?, v12, false",
    "*, anything, true",
    "*, __consumer_offsets, false",
    "__consumer_offsets, __consumer_offsets, true",
    "a+b, a+b, true",
    "a+b*, aab, false"
  })
  void patternsMeanNames(String pattern, String topic, boolean meant) {
    assertThat(new TopicPattern(pattern).matches(topic)).isEqualTo(meant);
  }

  @Test
  void aTopicThatIsNamedForACameraHoldsNoSpikes() {
    TopicChoice choice =
        new TopicChoice(
            List.of(new TopicPattern("*")),
            List.of(new TopicPattern("events")),
            List.of(new TopicPattern("probe.*")),
            0,
            0);

    assertThat(choice.kind("events")).hasValue(Kind.CAMERA);
    assertThat(choice.kind("probe.v1")).hasValue(Kind.PROBES);
    assertThat(choice.kind("spikes")).hasValue(Kind.SPIKES);
    assertThat(choice.kind("__transaction_state")).isEmpty();
    assertThat(choice.toString()).isEqualTo("*, events, probe.*");
  }
}
