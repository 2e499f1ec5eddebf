/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.csv;

import io.neuromorphic.flink.codec.RawText;
import io.neuromorphic.flink.event.Weights;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Reads synapses as rows {@code from,to,weight}, below a header that names these three columns in
 * any order. Neurons count from 0. A synapse that is there twice counts twice.
 */
public final class WeightCsvReader {

  private static final List<String> NAMES = List.of("from", "to", "weight");
  private static final int SHOWN_CHARS = 60;

  private final ByteLines lines;
  private final String shown;
  private final Columns columns = new Columns(NAMES);
  private final IntegerText integer = new IntegerText();
  private final int to;
  private final int from;

  private WeightCsvReader(InputStream in, String shown, int to, int from) {
    this.lines = new ByteLines(in);
    this.shown = shown;
    this.to = to;
    this.from = from;
  }

  /**
   * Reads all rows.
   *
   * @param shown what exceptions name
   * @param to number of neurons that synapses may lead to
   * @param from number of neurons that they may come from
   * @throws IOException names the file, the line, what was found and what was expected
   */
  public static Weights read(InputStream in, String shown, int to, int from) throws IOException {
    return new WeightCsvReader(in, shown, to, from).read();
  }

  private Weights read() throws IOException {
    header();
    SynapseRows rows = new SynapseRows(to, from);
    while (hasNext()) {
      if (Columns.isBlank(lines.bytes(), lines.from(), lines.to())) {
        continue;
      }
      int fields = columns.split(lines.bytes(), lines.from(), lines.to());
      if (fields != columns.count()) {
        throw bad(fields + " columns", columns.toString());
      }
      if (rows.isFull()) {
        throw bad("too many synapses", "fewer than 2^31");
      }
      int source = neuron(0, from);
      rows.add(neuron(1, to), source, weight());
    }
    return rows.toWeights();
  }

  private void header() throws IOException {
    String header = hasNext() ? text(lines.from(), lines.to()) : "";
    if (!columns.order(Columns.names(header, Separator.COMMA))) {
      throw new IOException(
          shown
              + " line 1: '"
              + header
              + "': expected a header with the columns "
              + String.join(",", NAMES));
    }
  }

  private boolean hasNext() throws IOException {
    long line = lines.number();
    try {
      return lines.next();
    } catch (IOException e) {
      throw lines.number() == line ? e : bad(e.getMessage(), "lines of " + String.join(",", NAMES));
    }
  }

  private int neuron(int field, int size) throws IOException {
    int start = columns.start(field);
    int end = columns.end(field);
    if (integer.parse(lines.bytes(), start, end) != null
        || integer.value() < 0
        || integer.value() >= size) {
      throw bad(
          NAMES.get(field) + " '" + text(start, end) + "'",
          "a whole number from 0 to " + (size - 1));
    }
    return (int) integer.value();
  }

  private float weight() throws IOException {
    int start = columns.start(2);
    int end = columns.end(2);
    float weight = DecimalText.parse(lines.bytes(), start, end);
    if (!Float.isFinite(weight)) {
      throw bad("weight '" + text(start, end) + "'", "a decimal in the range of float32");
    }
    return weight;
  }

  private String text(int start, int end) {
    String text = RawText.of(lines.bytes(), start, end).replaceAll("\\p{Cntrl}", "?");
    return RawText.cut(text, SHOWN_CHARS);
  }

  private IOException bad(String found, String expected) {
    return new IOException(
        shown + " line " + lines.number() + ": " + found + ": expected " + expected);
  }
}
