/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.latency;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A way to run the job, which differs from {@code latency: low} in one factor, unless it is one of
 * the three choices themselves.
 *
 * @param name as in {@code --settings}
 * @param json whether events and spikes are JSON, one a record; else packets
 * @param outOfOrdernessMillis of the job, ms; is subtracted from what is measured
 * @param settings of the job file
 * @param factors what {@link MeasuredJob} changes of the choice
 */
record LatencyCase(
    String name,
    boolean json,
    int outOfOrdernessMillis,
    List<String> settings,
    List<String> factors) {

  /** Without a job: the consumer reads what the generator sends. */
  static final String KAFKA_ALONE = "kafka";

  private static final int USUAL_OUT_OF_ORDERNESS = 5;
  private static final List<String> CHOICES = List.of("low", "balanced", "throughput");

  /** Every case, by name. */
  static final Map<String, LatencyCase> ALL =
      Arrays.stream(
              new LatencyCase[] {
                of("low", "low"),
                of("balanced", "balanced"),
                of("throughput", "throughput"),
                of(KAFKA_ALONE, "low"),
                of("low-held-5", "low").changing("hold=5"),
                of("low-held-20", "low").changing("hold=20"),
                of("low-held-200", "low").changing("hold=200"),
                of("low-buffer-5", "low").changing("buffer=5"),
                of("low-buffer-100", "low").changing("buffer=100"),
                of("low-linger-5", "low").changing("linger=5"),
                of("low-linger-20", "low").changing("linger=20"),
                of("low-lz4", "low").changing("compression=lz4"),
                of("low-fetch-64k", "low").changing("fetch=65536", "wait=50"),
                of("low-ooo-0", "low").outOfOrder(0),
                of("low-ooo-1", "low").outOfOrder(1),
                of("low-ooo-20", "low").outOfOrder(20),
                of("low-checkpoints-1s", "low").with("checkpoints={interval: 1s, dir: state}"),
                of("low-exactly-once-100ms", "low").exactlyOnce("100ms"),
                of("low-exactly-once-1s", "low").exactlyOnce("1s"),
                of("low-json", "low").asJson(),
                of("balanced-json", "balanced").asJson()
              })
          .collect(
              Collectors.toMap(
                  LatencyCase::name, one -> one, (one, other) -> one, LinkedHashMap::new));

  private static LatencyCase of(String name, String choice) {
    return new LatencyCase(
        name, false, USUAL_OUT_OF_ORDERNESS, List.of("latency=" + choice), List.of());
  }

  private LatencyCase changing(String... changed) {
    return new LatencyCase(name, json, outOfOrdernessMillis, settings, List.of(changed));
  }

  private LatencyCase outOfOrder(int millis) {
    return new LatencyCase(name, json, millis, settings, factors);
  }

  private LatencyCase with(String... more) {
    List<String> all = new ArrayList<>(settings);
    all.addAll(List.of(more));
    return new LatencyCase(name, json, outOfOrdernessMillis, all, factors);
  }

  private LatencyCase exactlyOnce(String interval) {
    return with(
        "checkpoints={interval: " + interval + ", dir: state}",
        "outputs.spikes.delivery=exactly-once");
  }

  private LatencyCase asJson() {
    return new LatencyCase(name, true, outOfOrdernessMillis, settings, factors);
  }

  /** Whether it is one of the three that a job file chooses from. */
  boolean isChoice() {
    return CHOICES.contains(name);
  }

  boolean isKafkaAlone() {
    return name.equals(KAFKA_ALONE);
  }
}
