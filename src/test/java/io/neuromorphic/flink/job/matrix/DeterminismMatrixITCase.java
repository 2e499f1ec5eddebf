/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.neuromorphic.flink.job.TestBroker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Promise 1: however a job is run, its spikes are those that the definitions lead to. Cells chosen
 * pairwise, or as {@link MatrixOptions} says.
 */
class DeterminismMatrixITCase {

  /** What the test's own streams fire at least. */
  private static final int EVENTS_PER_SPIKE = 20;

  @RegisterExtension static final TestBroker BROKER = new TestBroker();
  @TempDir static Path folder;

  private static MatrixOptions options;
  private static Map<String, Path> jdks;
  private static Feed feed;
  private static List<Cell> cells;
  private static FeedFolder feedFolder;
  private static Outcome expected;

  @BeforeAll
  static void prepare() throws Exception {
    options = new MatrixOptions();
    jdks = Jdks.find();
    feed = options.feed(folder);
    cells = options.cells(List.copyOf(jdks.keySet()));
    expected = NeuronReference.outcome(feed);
    System.out.printf(
        "%d cells, seed %d, %s%nexpected %s%n",
        cells.size(), options.seed(), feed.description(), expected);
    feedFolder = new FeedFolder(folder, new Properties());
    new FeedWriter(feed, options.seed(), feedFolder, BROKER).write(cells);
  }

  static Stream<Arguments> jvms() {
    Map<JvmKind, Long> kinds =
        cells.stream()
            .collect(Collectors.groupingBy(JvmKind::of, LinkedHashMap::new, Collectors.counting()));
    return kinds.entrySet().stream()
        .map(
            kind ->
                Arguments.of(
                    kind.getKey(), "%d cells, seed %d".formatted(kind.getValue(), options.seed())));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("jvms")
  void everyCellSaysWhatTheDefinitionsSay(JvmKind jvm, String cellsAndSeed) throws Exception {
    List<Cell> mine = cells.stream().filter(cell -> JvmKind.of(cell).equals(jvm)).toList();
    List<String> failures = new ArrayList<>();
    int run = 0;
    try (CellProcess process =
        CellProcess.start(jdks.get(jvm.jdk()), jvm, feedFolder, BROKER.bootstrap(), mine)) {
      Optional<CellLine> line = process.next();
      assertThat(line).as(process::lastWords).isPresent();
      assertThat(line.get().fields())
          .as("version of Java, kernel")
          .containsExactly(jvm.jdk(), jvm.kernel());
      for (line = process.next(); line.isPresent(); line = process.next()) {
        List<String> fields = line.get().fields();
        boolean good =
            line.get().kind() == CellLine.Kind.DONE && fields.get(1).equals(expected.toString());
        System.out.printf("%s %s (%s)%n", good ? "same" : "DIFFERS", fields.get(0), fields.get(2));
        if (!good) {
          failures.add(failure(mine.get(run), fields));
        }
        run++;
      }
      assertThat(run).as("cells that were run; %s", process.lastWords()).isEqualTo(mine.size());
    }
    assertThat(failures)
        .as("%s of %d cells differ (%s)", failures.size(), run, cellsAndSeed)
        .isEmpty();
  }

  private static String failure(Cell cell, List<String> fields) {
    return "\n%s\n  said     %s\n  expected %s\n  (%s)\n  again: %s\n"
        .formatted(cell, fields.get(1), expected, fields.get(2), options.command(cell));
  }

  @Test
  void theStreamFires() {
    long spikes = expected.spikes().values().stream().mapToLong(Long::longValue).sum();
    assertThat(spikes)
        .as("spikes of %s: too few to tell anything; choose more events", feed.description())
        .isGreaterThan(options.ownStream() ? feed.events().size() / EVENTS_PER_SPIKE : 0);
    assertThat(expected.books().balanced()).isTrue();
  }

  /** There to be seen as skipped where it is not so. */
  @Test
  void aSecondJdkIsThere() {
    assumeTrue(jdks.size() > 1, "only JDK " + jdks.keySet() + " is there");
    assertThat(jdks).containsKey("25");
  }
}
