/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view.page;

import io.neuromorphic.flink.view.history.History;
import io.neuromorphic.flink.view.history.NeuronRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a page wants to see.
 *
 * @param to end of the window, µs; empty for the newest
 * @param step length of a column, µs, a multiple of {@value #STEP_MICROS}
 * @param columns of every picture, 0 for none
 * @param rows of every raster, at most
 * @param populations whose rasters are wanted
 * @param ranges the neurons of a population that are wanted, where those are not all
 * @param camera whose map is wanted
 * @param span how much of the time before {@code to} the map shows, µs
 * @param traces neurons whose v and u are wanted
 * @param overview columns of the overview of all that is remembered, 0 for none
 */
record FrameRequest(
    OptionalLong to,
    long step,
    int columns,
    int rows,
    List<String> populations,
    Map<String, NeuronRange> ranges,
    Optional<String> camera,
    long span,
    List<Neuron> traces,
    int overview) {

  /** Columns are multiples of the finest bin, so that no bin is split. */
  static final long STEP_MICROS = 1_000;

  static final int MAX_COLUMNS = 4_096;
  private static final long MAX_STEP_MICROS = 10_000_000;
  private static final int MAX_ROWS = 256;
  private static final int MAX_OVERVIEW = 2_048;
  private static final long MAX_SPAN_MICROS = 120_000_000;
  private static final long LARGEST_MICROS = 1L << 60;
  private static final String LIVE = "live";
  private static final Set<String> NAMES =
      Set.of(
          "to",
          "step",
          "columns",
          "rows",
          "population",
          "neurons",
          "camera",
          "span",
          "trace",
          "overview");
  private static final Pattern RANGE = Pattern.compile("(\\d{1,9})-(\\d{1,9}):(.+)");

  /** A neuron of a population. */
  record Neuron(String population, int number) {}

  /** Reads a query. */
  static FrameRequest of(String rawQuery) throws BadRequestException {
    Query query = new Query(rawQuery, NAMES);
    long step = query.number("step", STEP_MICROS, MAX_STEP_MICROS, 4 * STEP_MICROS);
    if (step % STEP_MICROS != 0) {
      throw new BadRequestException(
          400, "step=" + step + ": expected a multiple of " + STEP_MICROS);
    }
    boolean live = query.one("to", LIVE).equals(LIVE);
    long to = live ? 0 : query.number("to", -LARGEST_MICROS, LARGEST_MICROS, 0);
    if (to % step != 0) {
      throw new BadRequestException(400, "to=" + to + ": expected live, or a multiple of step");
    }
    List<Neuron> traces = new ArrayList<>();
    for (String trace : query.all("trace", History.MAX_TRACES)) {
      traces.add(neuron(trace));
    }
    Map<String, NeuronRange> ranges = new HashMap<>();
    for (String range : query.all("neurons", History.MAX_POPULATIONS)) {
      addRange(range, ranges);
    }
    return new FrameRequest(
        live ? OptionalLong.empty() : OptionalLong.of(to),
        step,
        (int) query.number("columns", 0, MAX_COLUMNS, 0),
        (int) query.number("rows", 1, MAX_ROWS, MAX_ROWS),
        query.all("population", History.MAX_POPULATIONS),
        ranges,
        Optional.ofNullable(query.one("camera", null)),
        query.number("span", 1, MAX_SPAN_MICROS, 1_000_000),
        traces,
        (int) query.number("overview", 0, MAX_OVERVIEW, 0));
  }

  private static void addRange(String text, Map<String, NeuronRange> ranges)
      throws BadRequestException {
    Matcher form = RANGE.matcher(text);
    if (form.matches()) {
      NeuronRange range =
          new NeuronRange(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
      if (range.first() <= range.last()) {
        ranges.put(form.group(3), range);
        return;
      }
    }
    throw new BadRequestException(400, "neurons=" + text + ": expected FIRST-LAST:POPULATION");
  }

  private static Neuron neuron(String text) throws BadRequestException {
    int colon = text.indexOf(':');
    if (colon > 0) {
      try {
        int number = Integer.parseInt(text.substring(0, colon));
        return new Neuron(text.substring(colon + 1), number);
      } catch (NumberFormatException e) {
        // Told below.
      }
    }
    throw new BadRequestException(400, "trace=" + text + ": expected NEURON:POPULATION");
  }
}
