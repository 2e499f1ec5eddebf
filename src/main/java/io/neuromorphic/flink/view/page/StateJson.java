/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view.page;

import com.fasterxml.jackson.core.JsonGenerator;
import io.neuromorphic.flink.view.SourceStatus;
import io.neuromorphic.flink.view.history.HistoryState;
import java.io.IOException;
import java.util.Locale;

/** The state of a history and of its source, as the fields of a JSON object. */
final class StateJson {

  private StateJson() {}

  /** Writes the fields into the object that is open. */
  static void write(JsonGenerator json, SourceStatus source, HistoryState state)
      throws IOException {
    SourceStatus.Now now = source.now();
    json.writeStringField("viewer", source.instance());
    json.writeStringField("source", source.name());
    json.writeStringField("phase", now.phase().name().toLowerCase(Locale.ROOT));
    json.writeNumberField("since", now.sinceMillis());
    json.writeStringField("detail", now.detail());
    json.writeStringField("problem", source.problem());
    json.writeNumberField("epoch", state.epoch());
    boolean any = state.now() != HistoryState.NONE;
    json.writeObjectField("now", any ? state.now() : null);
    json.writeObjectField("oldest", any ? state.oldest() : null);
    json.writeArrayFieldStart("begun");
    for (long micros : state.begun()) {
      json.writeNumber(micros);
    }
    json.writeEndArray();
    json.writeNumberField("arriving", state.arriving());
    json.writeNumberField("spikes", state.spikes());
    json.writeNumberField("quietMillis", state.quietMillis());
    json.writeNumberField("leftOut", state.leftOut());
    json.writeNumberField("ignored", state.ignored());
    json.writeArrayFieldStart("elsewhere");
    for (HistoryState.Elsewhere stream : state.elsewhere()) {
      json.writeStartObject();
      json.writeStringField("kind", stream.kind().name().toLowerCase(Locale.ROOT));
      json.writeStringField("name", stream.name());
      json.writeNumberField("at", stream.at());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("populations");
    for (HistoryState.Population population : state.populations()) {
      json.writeStartObject();
      json.writeStringField("name", population.name());
      json.writeNumberField("size", population.size());
      json.writeNumberField("width", population.width());
      json.writeNumberField("spikes", population.spikes());
      json.writeNumberField("rate", population.rate());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("cameras");
    for (HistoryState.Camera camera : state.cameras()) {
      json.writeStartObject();
      json.writeStringField("name", camera.name());
      json.writeNumberField("width", camera.width());
      json.writeNumberField("height", camera.height());
      json.writeNumberField("events", camera.events());
      json.writeNumberField("rate", camera.rate());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("traces");
    for (HistoryState.Trace trace : state.traces()) {
      json.writeStartObject();
      json.writeStringField("population", trace.population());
      json.writeNumberField("neuron", trace.neuron());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
