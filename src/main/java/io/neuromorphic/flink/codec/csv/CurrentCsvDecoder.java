/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.csv;

import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.codec.RawText;
import io.neuromorphic.flink.event.CurrentPacket;
import java.util.List;

/**
 * Current events as {@code t,population,neuron,current}: t µs and neuron integers, current the
 * decimal whose nearest float32 is meant. With a header the columns may stand in any order.
 *
 * <p>A neuron that fits no int becomes -1 and a current that is no number NaN, both with the text
 * of their line, for the intake to reject by name.
 */
public final class CurrentCsvDecoder extends LineDecoder<CurrentPacket> {

  /** Name of the format. */
  public static final String FORMAT = "current CSV";

  static final List<String> COLUMNS = List.of("t", "population", "neuron", "current");

  private static final int T = 0;
  private static final int POPULATION = 1;
  private static final int NEURON = 2;
  private static final int CURRENT = 3;

  private final Columns columns;
  private final IntegerText integer = new IntegerText();
  private final PopulationTable populations = new PopulationTable();
  private boolean headerPossible = true;

  public CurrentCsvDecoder() {
    this(new Columns(COLUMNS));
  }

  private CurrentCsvDecoder(Columns columns) {
    super(columns);
    this.columns = columns;
  }

  @Override
  public CurrentPacket newPacket() {
    return new CurrentPacket(0);
  }

  @Override
  public String format() {
    return FORMAT;
  }

  @Override
  boolean isNoRow(byte[] bytes, int from, int to, long offset) throws MalformedStreamException {
    if (!headerPossible) {
      return false;
    }
    headerPossible = false;
    return columns.readHeader(bytes, from, to, offset);
  }

  @Override
  void begin() {
    populations.begin();
  }

  @Override
  void record(byte[] bytes, int from, int to, CurrentPacket into) {
    String wrong = integer.parse(bytes, columns.start(T), columns.end(T));
    if (wrong != null) {
      reject(COLUMNS.get(T) + " " + wrong, bytes, from, to, into);
      return;
    }
    long t = integer.value();
    wrong = integer.parse(bytes, columns.start(NEURON), columns.end(NEURON));
    boolean beyondInt64 = IntegerText.OUTSIDE_INT64.equals(wrong);
    if (wrong != null && !beyondInt64) {
      reject(COLUMNS.get(NEURON) + " " + wrong, bytes, from, to, into);
      return;
    }
    boolean fitsInt = !beyondInt64 && integer.value() == (int) integer.value();
    int neuron = fitsInt ? (int) integer.value() : -1;
    float current = DecimalText.parse(bytes, columns.start(CURRENT), columns.end(CURRENT));
    int population =
        populations.index(bytes, columns.start(POPULATION), columns.end(POPULATION), into);
    into.add(t, population, neuron, current);
    if (neuron < 0 || !Float.isFinite(current)) {
      into.setText(into.size() - 1, RawText.of(bytes, from, to));
    }
  }
}
