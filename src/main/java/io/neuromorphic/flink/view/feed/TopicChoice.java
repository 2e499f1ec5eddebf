/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view.feed;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which topics are read, and what their records are.
 *
 * @param spikes topics of spikes
 * @param cameras topics of camera events
 * @param probes topics of probed neurons
 * @param width pixels of a row of the cameras; 0 where that is not told
 * @param height rows of pixels
 */
public record TopicChoice(
    List<TopicPattern> spikes,
    List<TopicPattern> cameras,
    List<TopicPattern> probes,
    int width,
    int height) {

  /** What records of a topic are. */
  enum Kind {
    SPIKES,
    CAMERA,
    PROBES
  }

  /** What records of a topic are; empty where it is not read. */
  Optional<Kind> kind(String topic) {
    if (cameras.stream().anyMatch(pattern -> pattern.matches(topic))) {
      return Optional.of(Kind.CAMERA);
    }
    if (probes.stream().anyMatch(pattern -> pattern.matches(topic))) {
      return Optional.of(Kind.PROBES);
    }
    return spikes.stream().anyMatch(pattern -> pattern.matches(topic))
        ? Optional.of(Kind.SPIKES)
        : Optional.empty();
  }

  @Override
  public String toString() {
    return Stream.of(spikes, cameras, probes)
        .flatMap(List::stream)
        .map(TopicPattern::text)
        .collect(Collectors.joining(", "));
  }
}
