/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.suite;

import io.neuromorphic.flink.bench.job.BenchCurrents;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Our job on the topics of the Kafka suites. */
final class CurrentsJob {

  /** For {@code --set}: a topic for each run. */
  static final String FRESH_TOPIC = "outputs.spikes.kafka.topic=bench-spikes@RUN@";

  private static final String TEXT =
      """
      name: bench
      dt: 1ms
      origin: 0
      out-of-orderness: 100ms
      parallelism: 1
      checkpoints: {interval: 1s, dir: ck}
      inputs:
        - name: currents
          kafka: {topic: "TOPIC", format: FORMAT, from: earliest, until: latest}
      populations:
      POPULATIONS
      outputs:
        spikes: {kafka: {topic: spikes}, format: FORMAT, delivery: at-least-once}
      kafka: {bootstrap: "BOOTSTRAP"}
      """;

  private CurrentsJob() {}

  /**
   * Its job file.
   *
   * @param format of input and output
   */
  static String text(String bootstrap, String topic, String format) {
    String populations =
        IntStream.range(0, BenchCurrents.POPULATIONS)
            .mapToObj(
                p ->
                    "  %s: {size: %d, behavior: tonic_spiking}"
                        .formatted(BenchCurrents.name(p), BenchCurrents.SIZE))
            .collect(Collectors.joining("\n"));
    return TEXT.replace("TOPIC", topic)
        .replace("FORMAT", format)
        .replace("POPULATIONS", populations)
        .replace("BOOTSTRAP", bootstrap);
  }
}
