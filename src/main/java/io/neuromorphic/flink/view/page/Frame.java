/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.neuromorphic.flink.view.SourceStatus;
import io.neuromorphic.flink.view.history.ActivityView;
import io.neuromorphic.flink.view.history.History;
import io.neuromorphic.flink.view.history.HistoryState;
import io.neuromorphic.flink.view.history.NeuronRange;
import io.neuromorphic.flink.view.history.RasterView;
import io.neuromorphic.flink.view.history.TraceView;
import io.neuromorphic.flink.view.history.Window;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The answer to a {@link FrameRequest}: a JSON object that says what there is, and the arrays that
 * it points into. On the wire: the length of the JSON text as a little-endian int32, the text,
 * padded with blanks to a multiple of 8 bytes with the length, and the arrays.
 */
final class Frame {

  private static final JsonFactory JSON = new JsonFactory();
  private static final long OVERVIEW_STEP_MICROS = 100_000;

  private final History history;
  private final FrameRequest request;
  private final Blocks blocks = new Blocks();
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();

  private Frame(History history, FrameRequest request) {
    this.history = history;
    this.request = request;
  }

  /** The state alone, as a JSON text. */
  static byte[] state(History history, SourceStatus source) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      StateJson.write(json, source, history.state());
      json.writeEndObject();
    }
    return text.toByteArray();
  }

  /**
   * The bytes of an answer.
   *
   * @throws BadRequestException where a population, camera or neuron is not there
   */
  static byte[] of(History history, SourceStatus source, FrameRequest request)
      throws IOException, BadRequestException {
    return new Frame(history, request).bytes(source);
  }

  private byte[] bytes(SourceStatus source) throws IOException, BadRequestException {
    HistoryState state = history.state();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      StateJson.write(json, source, state);
      if (state.now() != HistoryState.NONE) {
        // Ends with the column that is being filled.
        long to =
            request.to().orElse((Math.floorDiv(state.now(), request.step()) + 1) * request.step());
        Window window =
            new Window(to - request.columns() * request.step(), request.step(), request.columns());
        json.writeNumberField("from", window.from());
        json.writeNumberField("to", to);
        json.writeNumberField("step", window.step());
        json.writeNumberField("columns", window.columns());
        rasters(json, window);
        activity(json, mapEnd(to, state.now()));
        traces(json, window);
        overview(json, state);
      }
      json.writeEndObject();
    }
    return joined();
  }

  private void rasters(JsonGenerator json, Window window) throws IOException, BadRequestException {
    json.writeArrayFieldStart("rasters");
    for (String name : request.populations()) {
      RasterView view =
          history
              .raster(
                  name,
                  window,
                  request.ranges().getOrDefault(name, NeuronRange.ALL),
                  request.rows())
              .orElseThrow(() -> new BadRequestException(404, "no population '" + name + "'"));
      json.writeStartObject();
      json.writeStringField("population", name);
      json.writeNumberField("rows", view.rows());
      json.writeNumberField("firstNeuron", view.firstNeuron());
      json.writeNumberField("neurons", view.neurons());
      json.writeNumberField("neuronsPerRow", view.neuronsPerRow());
      json.writeNumberField("bin", view.binMicros());
      json.writeNumberField("cells", blocks.add(view.cells()));
      json.writeNumberField("totals", blocks.add(view.totals()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** The newest column may reach beyond what has happened: of that there is nothing to count. */
  private long mapEnd(long to, long now) {
    boolean live = request.to().isEmpty();
    OptionalLong own =
        live && request.camera().isPresent()
            ? history.cameraNow(request.camera().get())
            : OptionalLong.empty();
    return own.isPresent() ? own.getAsLong() + 1 : Math.min(to, now + 1);
  }

  private void activity(JsonGenerator json, long to) throws IOException, BadRequestException {
    Optional<String> camera = request.camera();
    if (camera.isEmpty()) {
      return;
    }
    ActivityView view =
        history
            .activity(camera.get(), to - request.span(), to)
            .orElseThrow(() -> new BadRequestException(404, "no camera '" + camera.get() + "'"));
    json.writeObjectFieldStart("activity");
    json.writeStringField("camera", camera.get());
    json.writeNumberField("columns", view.columns());
    json.writeNumberField("rows", view.rows());
    json.writeNumberField("pool", view.pool());
    json.writeNumberField("from", view.from());
    json.writeNumberField("to", view.to());
    json.writeNumberField("cells", blocks.add(view.cells()));
    json.writeEndObject();
  }

  private void traces(JsonGenerator json, Window window) throws IOException, BadRequestException {
    json.writeArrayFieldStart("samples");
    for (FrameRequest.Neuron neuron : request.traces()) {
      TraceView view =
          history
              .trace(neuron.population(), neuron.number(), window)
              .orElseThrow(
                  () ->
                      new BadRequestException(
                          404,
                          "no probed neuron " + neuron.number() + " of " + neuron.population()));
      json.writeStartObject();
      json.writeStringField("population", neuron.population());
      json.writeNumberField("neuron", neuron.number());
      json.writeNumberField("v", blocks.add(view.v()));
      json.writeNumberField("u", blocks.add(view.u()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void overview(JsonGenerator json, HistoryState state) throws IOException {
    if (request.overview() == 0) {
      return;
    }
    long from = Math.floorDiv(state.oldest(), OVERVIEW_STEP_MICROS) * OVERVIEW_STEP_MICROS;
    long tenths = (state.now() - from) / OVERVIEW_STEP_MICROS + 1;
    long step = ((tenths - 1) / request.overview() + 1) * OVERVIEW_STEP_MICROS;
    int columns = (int) ((state.now() - from) / step + 1);
    json.writeObjectFieldStart("overview");
    json.writeNumberField("from", from);
    json.writeNumberField("step", step);
    json.writeNumberField("columns", columns);
    json.writeNumberField("totals", blocks.add(history.totals(new Window(from, step, columns))));
    json.writeEndObject();
  }

  private byte[] joined() {
    int head = (Integer.BYTES + text.size() + 7) / 8 * 8;
    byte[] all = new byte[head + blocks.length()];
    Arrays.fill(all, 0, head, (byte) ' ');
    ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN).putInt(head - Integer.BYTES);
    System.arraycopy(text.toByteArray(), 0, all, Integer.BYTES, text.size());
    System.arraycopy(blocks.bytes(), 0, all, head, blocks.length());
    return all;
  }
}
