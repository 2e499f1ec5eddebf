/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.matrix;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * What the command line asks of the matrix, all as {@code -Dmatrix.…}: {@code cells=all}, {@code
 * part=3/10}, {@code cell=…[;…]}, {@code seed=N|random}, {@code events=N}, {@code recording=FILE},
 * {@code currents=FILE}.
 */
final class MatrixOptions {

  private static final long SEED = 20_261_122;
  private static final String EVENTS = "20000";

  private final long seed;
  private final int events;
  private final Optional<Path> file;

  MatrixOptions() {
    String text = option("seed").orElse(Long.toString(SEED));
    seed = text.equals("random") ? new Random().nextInt(Integer.MAX_VALUE) : Long.parseLong(text);
    events = Integer.parseInt(option("events").orElse(EVENTS));
    if (option("recording").isPresent() && option("currents").isPresent()) {
      throw new IllegalArgumentException("matrix.recording and matrix.currents: give one of them");
    }
    file = option("recording").or(() -> option("currents")).map(Path::of);
  }

  private static Optional<String> option(String name) {
    return Optional.ofNullable(System.getProperty("matrix." + name)).filter(s -> !s.isBlank());
  }

  long seed() {
    return seed;
  }

  Feed feed(Path folder) throws IOException {
    return file.isPresent()
        ? RecordedFeed.of(file.get(), events, seed, folder)
        : RandomFeed.of(seed, events);
  }

  /** Whether the stream is of the test's own making. */
  boolean ownStream() {
    return file.isEmpty();
  }

  List<Cell> cells(List<String> jdks) {
    Optional<String> given = option("cell");
    if (given.isPresent()) {
      return Arrays.stream(given.get().split(";", -1)).map(c -> Cell.parse(c, jdks)).toList();
    }
    List<Cell> all = new ArrayList<>(Cell.all(jdks));
    Optional<String> part = option("part");
    if (part.isPresent()) {
      return part(all, part.get());
    }
    return option("cells").filter("all"::equals).isPresent() ? all : Pairwise.of(all, seed);
  }

  private List<Cell> part(List<Cell> all, String part) {
    String[] numbers = part.split("/", -1);
    int index = numbers.length == 2 ? Integer.parseInt(numbers[0]) : 0;
    int count = numbers.length == 2 ? Integer.parseInt(numbers[1]) : 0;
    if (index < 1 || index > count) {
      throw new IllegalArgumentException("matrix.part=" + part + ": expected such as 3/10");
    }
    Collections.shuffle(all, new Random(seed));
    List<Cell> cells = new ArrayList<>();
    for (int i = index - 1; i < all.size(); i += count) {
      cells.add(all.get(i));
    }
    return cells;
  }

  /** The command that runs one cell again. */
  String command(Cell cell) {
    return "mvn -B verify -Dtest=NONE -Dsurefire.failIfNoSpecifiedTests=false"
        + " -Dit.test=DeterminismMatrixITCase -Dmatrix.seed="
        + seed
        + " -Dmatrix.events="
        + events
        + option("recording").map(f -> " '-Dmatrix.recording=" + f + "'").orElse("")
        + option("currents").map(f -> " '-Dmatrix.currents=" + f + "'").orElse("")
        + " '-Dmatrix.cell="
        + cell
        + "'";
  }
}
