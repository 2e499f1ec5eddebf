/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.suite;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bin/neuromorphic bench}: measures, side by side, and compares with what is wanted. */
@Command(
    name = "neuromorphic bench",
    description = {
      "Measure how fast this project is on this machine, side by side with a naive Flink job, a"
          + " job without neurons, and the kernel in C.",
      ""
    },
    footer = {
      "",
      "Every run has a JVM of its own, the contenders of a case take turns, and every run is"
          + " warmed up by one before it in the same JVM. Without SUITE all of them run, which"
          + " takes an hour or two of a quiet machine.",
      "",
      "Examples:",
      "  bin/neuromorphic bench --list",
      "  bin/neuromorphic bench recording kafka",
      "  bin/neuromorphic bench recording --scale 0.1 --repetitions 1",
      "  bin/neuromorphic bench kernel --java /opt/jdk-17 --java /opt/jdk-25",
      "  bin/neuromorphic bench --json > results.json",
      "",
      "Exit status 0: all figures are good, whether targets are met or not; 1: a run failed, or"
          + " contenders sent different spikes; 2: bad usage."
    },
    sortOptions = false)
public final class BenchMain implements Callable<Integer> {

  private static final int BAD_USAGE = 2;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SUITE", description = "What to measure; see --list. Default: all.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--repetitions",
      paramLabel = "N",
      description = "Measured runs of each contender. Default: ${DEFAULT-VALUE}.")
  private int repetitions = 5;

  @Option(
      names = "--scale",
      paramLabel = "F",
      description =
          "Length of the inputs, but for kernel and latency; below 1 the figures tell less."
              + " Default: ${DEFAULT-VALUE}.")
  private double scale = 1;

  @Option(
      names = "--java",
      paramLabel = "HOME",
      description =
          "A JDK to measure with; may be repeated. The suites kernel and latency run with each,"
              + " the others with the first. Default: the one that runs this.")
  private List<Path> jdks = new ArrayList<>();

  @Option(names = "--json", description = "Print one JSON object with every single run.")
  private boolean json;

  @Option(
      names = "--profile",
      paramLabel = "DIR",
      description =
          "Leave a recording of JDK Flight Recorder of every run; 'jfr view hot-methods' of JDK 21"
              + " and later sums it up. Profiled runs are slower.")
  private Path profiles;

  @Option(names = "--list", description = "List the suites and exit.")
  private boolean list;

  @SuppressWarnings("UnusedVariable") // Failures are looked at with it.
  @Option(names = "--debug", description = "Show stack traces.")
  private boolean debug;

  @SuppressWarnings("UnusedVariable") // For picocli.
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  private boolean help;

  private final PrintStream out;
  private final PrintStream err;

  BenchMain(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Runs it and exits with its status. */
  public static void main(String[] args) {
    System.exit(execute(new BenchMain(System.out, System.err), args));
  }

  /** Runs a command line. Returns the exit status. */
  static int execute(BenchMain bench, String... args) {
    return new CommandLine(bench)
        .setExpandAtFiles(false)
        .setUsageHelpAutoWidth(true)
        .setParameterExceptionHandler(
            (e, all) -> {
              bench.err.println("neuromorphic bench: " + e.getMessage());
              bench.err.println("Try 'neuromorphic bench --help'.");
              return BAD_USAGE;
            })
        .setExecutionExceptionHandler(
            (e, line, parsed) -> {
              if (bench.debug) {
                e.printStackTrace(bench.err);
              }
              bench.err.println("neuromorphic bench: " + e.getMessage());
              return 1;
            })
        .execute(args);
  }

  @Override
  public Integer call() throws Exception {
    if (list) {
      Suites.ALL.forEach(suite -> out.printf("%-12s %s%n", suite.name(), suite.about()));
      return 0;
    }
    List<Suite> suites = new ArrayList<>();
    for (String name : names.isEmpty() ? Suites.names() : new LinkedHashSet<>(names)) {
      suites.add(
          Suites.named(name)
              .orElseThrow(
                  () ->
                      badUsage(
                          "no suite '"
                              + name
                              + "'; there are "
                              + String.join(", ", Suites.names()))));
    }
    if (repetitions < 1) {
      throw badUsage("--repetitions " + repetitions + ": expected 1 or more");
    }
    if (!(scale > 0 && scale <= 100)) {
      throw badUsage("--scale " + scale + ": expected more than 0, at most 100");
    }
    for (Path jdk : jdks) {
      if (!Files.isExecutable(jdk.resolve("bin/java"))) {
        throw badUsage("--java " + jdk + ": there is no bin/java in it");
      }
    }
    return measure(
        suites, jdks.isEmpty() ? List.of(Path.of(System.getProperty("java.home"))) : jdks);
  }

  private int measure(List<Suite> suites, List<Path> homes) throws Exception {
    Map<String, Object> facts = Machine.describe(homes);
    facts.put("repetitions", repetitions);
    facts.put("scale", scale);
    Report report = new Report(facts);
    PrintStream table = json ? err : out;
    Table.facts(facts, table);
    boolean good = true;
    Ground ground = new Ground(scale, repetitions, homes);
    Optional.ofNullable(profiles).ifPresent(ground::profileInto);
    Thread hook = new Thread(() -> close(ground), "bench-end");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      for (Suite suite : suites) {
        for (Case one : suite.plan().cases(ground)) {
          CaseResult result = measure(suite, one, ground);
          Table.print(suite.name(), result, table);
          report.add(suite.name(), result);
          good &= result.problems().isEmpty();
        }
      }
    } finally {
      ground.close();
      forget(hook);
    }
    if (json) {
      out.println(report);
    }
    return good ? 0 : 1;
  }

  private CaseResult measure(Suite suite, Case one, Ground ground) throws Exception {
    Child child = new Child(ground);
    if (one.rows()) {
      CaseResult result = new CaseResult(one);
      Contender program = one.contenders().get(0);
      err.println(suite.name() + " with " + one.name() + "…");
      for (Measurement row : child.run(program, Path.of(one.name()))) {
        result.add(program.name(), row);
      }
      return result;
    }
    return Rounds.measure(
        one,
        repetitions,
        contender -> {
          err.print(suite.name() + ", " + one.name() + ", " + contender.name() + ": ");
          err.flush();
          Measurement run = child.run(contender, ground.jdks().get(0)).get(0);
          if (!run.isRate()) {
            throw new IOException(contender.name() + ": expected a rate, got " + run.json());
          }
          err.println(
              Spread.digits(Figure.WALL.of(run))
                  + " "
                  + Figure.WALL.unit()
                  + ", "
                  + Spread.digits(Figure.CPU.of(run))
                  + " "
                  + Figure.CPU.unit());
          return run;
        });
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      LoggerFactory.getLogger(BenchMain.class).debug("stopped by a signal", e);
    }
  }

  private static void close(Ground ground) {
    try {
      ground.close();
    } catch (IOException e) {
      System.err.println("neuromorphic bench: " + ground.folder() + " is left: " + e.getMessage());
    }
  }

  private ParameterException badUsage(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }
}
