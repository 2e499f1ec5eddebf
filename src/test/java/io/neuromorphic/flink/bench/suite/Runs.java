/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.suite;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Made-up contenders and runs. */
final class Runs {

  static final String OURS = "ours";

  private Runs() {}

  static Contender contender(String name) {
    return new Contender(name, "none", List.of(), List.of());
  }

  /** A run of a million events with neurons. */
  static Measurement of(double wallSeconds, double cpuSeconds, String digest) {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("events", 1_000_000).put("wall_seconds", wallSeconds).put("cpu_seconds", cpuSeconds);
    json.put("spikes", 7).put("digest", digest);
    return new Measurement(json);
  }

  /** Of the naive job and ours: rounds of seconds, wall and CPU the same. */
  static CaseResult result(List<Target> targets, double[] naive, double[] ours) {
    CaseResult result =
        new CaseResult(
            new Case("case", List.of(contender(Contender.NAIVE), contender(OURS)), targets));
    for (double seconds : naive) {
      result.add(Contender.NAIVE, of(seconds, seconds, "0123456789abcdef"));
    }
    for (double seconds : ours) {
      result.add(OURS, of(seconds, seconds, "0123456789abcdef"));
    }
    return result;
  }
}
