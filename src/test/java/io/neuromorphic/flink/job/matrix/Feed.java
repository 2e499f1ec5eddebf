/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.matrix;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A stream of events and the neurons that it drives.
 *
 * @param description where it is from
 * @param dtMicros length of a window
 * @param delayMicros how far arrival orders may move an event
 * @param events in their own order
 * @param populations the first is the one that is cut into shards
 * @param encoding of camera events; empty: the events are currents
 * @param recording the file that the events are from, where a job can read it as it is
 */
record Feed(
    String description,
    long dtMicros,
    long delayMicros,
    List<? extends FeedEvent> events,
    List<Neurons> populations,
    Optional<Encoding> encoding,
    Optional<Path> recording) {

  static final String INPUT = "feed";

  boolean isCamera() {
    return encoding.isPresent();
  }

  /** The currents that reach a neuron. */
  List<FeedCurrent> currents() {
    List<FeedCurrent> currents = new ArrayList<>();
    for (FeedEvent event : events) {
      currents.add(
          event instanceof FeedPixel pixel
              ? encoding.orElseThrow().current(pixel, populations.get(0))
              : (FeedCurrent) event);
    }
    return currents.stream().filter(Objects::nonNull).toList();
  }

  long firstTime() {
    return events.stream().mapToLong(FeedEvent::t).min().orElseThrow();
  }

  long lastTime() {
    return events.stream().mapToLong(FeedEvent::t).max().orElseThrow();
  }

  /** What has to be called in order: its own disorder, and that of the arrival. */
  long outOfOrdernessMillis() {
    return -Math.floorDiv(-(ArrivalOrder.lag(events) + delayMicros), 1_000L);
  }

  String header() {
    return isCamera() ? FeedPixel.HEADER : FeedCurrent.HEADER;
  }

  /** The job, but for what the cells decide; it reads {@code recorded.csv}. */
  String yaml(String bootstrap) {
    StringBuilder job = new StringBuilder();
    job.append("name: matrix\n");
    job.append("dt: ").append(dtMicros).append("us\n");
    job.append("out-of-orderness: ").append(outOfOrdernessMillis()).append("ms\n");
    job.append("max-gap: ").append(1 + lastTime() - firstTime()).append("us\n");
    job.append("inputs:\n  - name: ").append(INPUT).append("\n    recording: recorded.csv\n");
    encoding.ifPresent(
        e ->
            job.append("    into: %s\n".formatted(populations.get(0).name()))
                .append(
                    "    encode: {pool: %d, on: %s, off: %s}\n"
                        .formatted(e.pool(), e.on(), e.off())));
    job.append("populations:\n");
    populations.forEach(p -> job.append("  ").append(p.yaml(dtMicros)).append('\n'));
    job.append("kafka: {bootstrap: \"").append(bootstrap).append("\"}\n");
    return job.toString();
  }
}
