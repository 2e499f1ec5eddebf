/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.latency;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The repetitions of a case as one line of JSON. */
final class CaseReport {

  private static final double HUNDREDTHS = 100;

  private CaseReport() {}

  /**
   * The line.
   *
   * @param results one or more
   */
  static String json(LatencyCase what, LatencyOptions options, List<CaseResult> results)
      throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("suite", "latency");
      json.writeStringField("case", what.name());
      json.writeStringField("format", what.json() ? "json" : "packet");
      json.writeNumberField(
          "out_of_orderness_ms", what.isKafkaAlone() ? 0 : what.outOfOrdernessMillis());
      spread(json, "p50_ms", results, CaseResult::p50);
      number(json, "p90_ms", median(results, CaseResult::p90));
      spread(json, "p99_ms", results, CaseResult::p99);
      number(json, "max_ms", results.stream().mapToDouble(CaseResult::max).max().orElseThrow());
      if (!what.isKafkaAlone()) {
        number(json, "sink_p50_ms", median(results, CaseResult::sinkP50));
        number(json, "sink_p99_ms", median(results, CaseResult::sinkP99));
      }
      number(json, "feed_p99_ms", median(results, CaseResult::feedP99));
      json.writeNumberField(
          "events_per_second", Math.round(median(results, CaseResult::eventsPerSecond)));
      number(json, "job_cpu_per_second", median(results, CaseResult::jobCpu));
      number(json, "broker_cpu_per_second", median(results, CaseResult::brokerCpu));
      json.writeNumberField("spikes", results.stream().mapToLong(CaseResult::spikes).sum());
      json.writeNumberField("repetitions", results.size());
      json.writeNumberField("seconds", options.seconds());
      json.writeNumberField("warm_up_seconds", options.warmUp());
      number(json, "load", median(results, CaseResult::load));
      json.writeStringField("java", Runtime.version().toString());
      json.writeEndObject();
    }
    return text.toString();
  }

  private static void spread(
      JsonGenerator json, String name, List<CaseResult> results, ToDoubleFunction<CaseResult> value)
      throws IOException {
    number(json, name, median(results, value));
    number(json, name + "_min", results.stream().mapToDouble(value).min().orElseThrow());
    number(json, name + "_max", results.stream().mapToDouble(value).max().orElseThrow());
  }

  private static void number(JsonGenerator json, String name, double value) throws IOException {
    json.writeNumberField(name, Math.round(value * HUNDREDTHS) / HUNDREDTHS);
  }

  private static double median(List<CaseResult> results, ToDoubleFunction<CaseResult> value) {
    double[] sorted = results.stream().mapToDouble(value).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
