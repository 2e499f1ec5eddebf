/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.matrix;

import io.neuromorphic.flink.job.run.TestCluster;
import io.neuromorphic.flink.kernel.StepKernels;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs cells one after the other on one cluster, for {@link CellProcess}, to which it speaks line
 * by line. Ends when its standard input does: with whoever started it.
 */
final class CellMain {

  private CellMain() {}

  /** Arguments: folder of the feed, address of the broker, a file with a cell a line. */
  public static void main(String[] args) throws Exception {
    Thread parent = new Thread(CellMain::endWithParent, "parent");
    parent.setDaemon(true);
    parent.start();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    FeedFolder folder = FeedFolder.read(Path.of(args[0]));
    List<String> cells = Files.readAllLines(Path.of(args[2]));
    out.println(
        CellLine.of(
            CellLine.Kind.JVM,
            Integer.toString(Runtime.version().feature()),
            StepKernels.best().getClass().getSimpleName()));
    try (TestCluster cluster = TestCluster.start(Path.of(System.getProperty("java.io.tmpdir")))) {
      for (String text : cells) {
        out.println(run(cluster, folder, text, args[1]));
        cluster.cancelAll();
      }
    }
    // A broken library's thread must not hold the test up.
    Runtime.getRuntime().halt(0);
  }

  private static CellLine run(
      TestCluster cluster, FeedFolder folder, String text, String bootstrap) {
    Cell cell = Cell.parse(text, List.of(Integer.toString(Runtime.version().feature())));
    CellRun run = new CellRun(cluster, folder, cell, bootstrap);
    long start = System.nanoTime();
    try {
      Outcome outcome = run.outcome();
      String after = (System.nanoTime() - start) / 1_000_000 + " ms" + run.story();
      return CellLine.of(CellLine.Kind.DONE, text, outcome.toString(), after);
    } catch (Exception | AssertionError e) {
      e.printStackTrace();
      return CellLine.of(CellLine.Kind.FAILED, text, e.toString(), run.story());
    }
  }

  private static void endWithParent() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is said here but that somebody is there.
      }
    } catch (IOException e) {
      System.err.println(e);
    }
    Runtime.getRuntime().halt(1);
  }
}
