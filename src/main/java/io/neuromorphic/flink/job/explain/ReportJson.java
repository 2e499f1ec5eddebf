/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.explain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.neuromorphic.flink.job.explain.NetworkReport.Connection;
import io.neuromorphic.flink.job.explain.NetworkReport.Input;
import io.neuromorphic.flink.job.explain.NetworkReport.Operator;
import io.neuromorphic.flink.job.explain.NetworkReport.Output;
import io.neuromorphic.flink.job.explain.NetworkReport.Population;
import io.neuromorphic.flink.job.explain.NetworkReport.Role;
import io.neuromorphic.flink.job.explain.NetworkReport.Totals;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A report as one JSON object on one line. Its keys are an interface. */
public final class ReportJson {

  private final JsonGenerator json;

  private ReportJson(JsonGenerator json) {
    this.json = json;
  }

  /** The object, without a line end. */
  public static String of(NetworkReport report) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      new ReportJson(json).report(report);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return text.toString();
  }

  private void report(NetworkReport report) throws IOException {
    json.writeStartObject();
    json.writeStringField("job", report.job());
    json.writeNumberField("dt", report.dtMicros());
    number("parallelism", report.parallelism());
    json.writeArrayFieldStart("operators");
    for (Operator operator : report.operators()) {
      operator(operator);
    }
    json.writeEndArray();
    json.writeObjectFieldStart("inputs");
    for (Input input : report.inputs()) {
      input(input);
    }
    json.writeEndObject();
    json.writeObjectFieldStart("populations");
    for (Population population : report.populations()) {
      population(population);
    }
    json.writeEndObject();
    json.writeArrayFieldStart("synapses");
    for (Connection connection : report.connections()) {
      connection(connection);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("outputs");
    for (Output output : report.outputs()) {
      json.writeStartObject();
      json.writeStringField("name", output.name());
      json.writeStringField("what", output.what());
      json.writeStringField("to", output.where());
      json.writeEndObject();
    }
    json.writeEndArray();
    totals(report.totals());
    json.writeEndObject();
  }

  private void operator(Operator operator) throws IOException {
    json.writeStartObject();
    json.writeStringField("uid", operator.uid());
    json.writeStringField("kind", word(operator.kind()));
    json.writeStringField("does", operator.what());
    strings("populations", operator.populations());
    number("parallelism", operator.parallelism());
    json.writeEndObject();
  }

  private void input(Input input) throws IOException {
    json.writeObjectFieldStart(input.name());
    json.writeStringField("origin", input.origin());
    json.writeStringField("encode", input.encode());
    strings("into", input.into());
    number("tau_syn_us", input.tauSynMicros());
    json.writeEndObject();
  }

  private void population(Population population) throws IOException {
    json.writeObjectFieldStart(population.name());
    json.writeNumberField("size", population.size());
    json.writeNumberField("width", population.width());
    json.writeNumberField("height", population.height());
    json.writeNumberField("shards", population.shards());
    json.writeStringField("behavior", population.neurons().behavior());
    json.writeObjectFieldStart("parameters");
    for (Map.Entry<String, Double> each : population.neurons().parameters().entrySet()) {
      json.writeNumberField(each.getKey(), each.getValue());
    }
    json.writeEndObject();
    strings("varied", population.neurons().varied());
    json.writeStringField("start", population.neurons().start());
    strings("inputs", population.inputs());
    strings("projections", population.projections());
    json.writeStringField("bias", population.bias());
    json.writeStringField("noise", population.noise());
    json.writeBooleanField("recurrent", population.recurrent());
    strings("component", population.together());
    json.writeBooleanField("cycle", population.isCycle());
    json.writeStringField("operator", population.operator());
    json.writeArrayFieldStart("key_groups");
    for (int group : population.keyGroups()) {
      json.writeNumber(group);
    }
    json.writeEndArray();
    json.writeNumberField("state_bytes", population.stateBytes());
    json.writeEndObject();
  }

  private void connection(Connection connection) throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", word(connection.role()));
    json.writeStringField("name", connection.name());
    if (connection.role() != Role.INPUT) {
      json.writeStringField("from", connection.from());
    }
    json.writeStringField("to", connection.to());
    json.writeStringField("weights", connection.weights());
    json.writeNumberField("synapses", connection.figures().count());
    json.writeBooleanField("exact", connection.figures().isExact());
    json.writeNumberField("delay_windows", connection.delayWindows());
    json.writeNumberField("delay_us", connection.delayMicros());
    json.writeNumberField("gain", connection.gain());
    number("tau_syn_us", connection.tauSynMicros());
    json.writeNumberField("bytes", connection.figures().bytes());
    json.writeEndObject();
  }

  private void totals(Totals totals) throws IOException {
    json.writeObjectFieldStart("totals");
    json.writeNumberField("neurons", totals.neurons());
    json.writeNumberField("synapses", totals.synapses());
    json.writeBooleanField("exact", totals.isExact());
    json.writeNumberField("state_bytes", totals.stateBytes());
    json.writeNumberField("synapse_bytes", totals.synapseBytes());
    json.writeNumberField("keys", totals.keys());
    json.writeNumberField("operators", totals.operators());
    json.writeEndObject();
  }

  private void strings(String key, List<String> values) throws IOException {
    json.writeArrayFieldStart(key);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  private void number(String key, OptionalInt value) throws IOException {
    number(key, value.isPresent() ? OptionalLong.of(value.getAsInt()) : OptionalLong.empty());
  }

  private void number(String key, OptionalLong value) throws IOException {
    if (value.isPresent()) {
      json.writeNumberField(key, value.getAsLong());
    } else {
      json.writeNullField(key);
    }
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
