/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import io.neuromorphic.flink.job.compare.ComparisonPicture;
import io.neuromorphic.flink.job.compare.SpikeComparison;
import io.neuromorphic.flink.job.compare.SpikeDistance;
import io.neuromorphic.flink.job.compare.SpikeDistances;
import io.neuromorphic.flink.job.compare.SpikeFile;
import io.neuromorphic.flink.job.compare.SpikeTrains;
import io.neuromorphic.flink.job.config.DurationParser;
import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.config.JobFileException;
import io.neuromorphic.flink.job.config.JobFileReader;
import io.neuromorphic.flink.job.run.FailureText;
import io.neuromorphic.flink.job.run.RunRequest;
import io.neuromorphic.flink.job.run.RunSummary;
import io.neuromorphic.flink.job.tool.UsageException;
import io.neuromorphic.flink.job.trial.BuildServer;
import io.neuromorphic.flink.job.trial.SpikeRecorder;
import io.neuromorphic.flink.job.trial.Trial;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code test}: whether a job still fires the spikes that it should. */
@Command(
    name = "test",
    description =
        "Run a job on recordings and compare its spikes with those of a file. No broker is needed:"
            + " recordings take the place of topics and sensors, and nothing is written but what"
            + " --update and --diff name. Inputs are read as fast as they can be.",
    footer = {
      "",
      "@|bold Examples:|@",
      "  bin/neuromorphic test jobs/event-camera.yaml \\",
      "      --expect-digest 7f3d848518fe26087159fc2ea0eadc2a",
      "  bin/neuromorphic test jobs/replay-currents.yaml --expect expected.csv --update",
      "  bin/neuromorphic test jobs/replay-currents.yaml --expect expected.csv",
      "  bin/neuromorphic test jobs/kafka-currents.yaml --input currents=morning.csv \\",
      "      --expect expected.csv --tolerance 1ms --diff diff.png",
      "  bin/neuromorphic test jobs/replay-currents.yaml --expect expected.csv \\",
      "      --distance victor-purpura=200 --within 1.5",
      "",
      "@|bold Read next:|@ docs/testing.md"
    },
    exitCodeList = {
      "0:the spikes are the expected ones",
      "1:they are not, or the run failed",
      "2:bad usage, or a bad job file"
    })
final class TestCommand implements Callable<Integer> {

  private final Runner runner;
  private final UnaryOperator<String> environment;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "JOB.yaml", description = "The job file; see jobs/.")
  private Path file;

  @Option(
      names = "--input",
      paramLabel = "NAME=FILE",
      description =
          "Read this recording in the place of an input's own source. With one input, FILE"
              + " suffices. May be repeated.")
  private List<String> inputs = new ArrayList<>();

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Set a value of the job file, as for run. May be repeated.")
  private List<String> settings = new ArrayList<>();

  @Option(
      names = "--expect",
      paramLabel = "F.csv",
      description = "The spikes that are expected, t,population,neuron: as a run writes them.")
  private Path expected;

  @Option(
      names = "--expect-digest",
      paramLabel = "HEX",
      description = "The digest that is expected, 32 hexadecimal digits: as a run prints it.")
  private String expectedDigest;

  @Option(
      names = "--tolerance",
      paramLabel = "DURATION",
      description =
          "By how much the times of a spike and of its partner may differ, such as 1ms. Default:"
              + " not at all.")
  private String tolerance;

  @Option(
      names = "--distance",
      paramLabel = "NAME=VALUE",
      description =
          "Tell how far the spikes of a neuron are from those expected: victor-purpura=COST, the cost"
              + " of moving a spike per second; or van-rossum=TAU, such as 10ms.")
  private String distance;

  @Option(
      names = "--within",
      paramLabel = "N",
      description =
          "The largest such distance that passes, for every neuron. Default: spikes are compared"
              + " one by one.")
  private Double within;

  @Option(
      names = "--update",
      description = "Write the spikes to the file of --expect, which is then what is expected.")
  private boolean update;

  @Option(
      names = "--diff",
      paramLabel = "F.png",
      description = "Where spikes differ, draw both rasters to a file, the differences in colour.")
  private Path diff;

  @Option(names = "--json", description = "Print the verdict as one JSON object.")
  private boolean json;

  @Mixin private final CommonOptions common = new CommonOptions();

  TestCommand(Runner runner, UnaryOperator<String> environment) {
    this.runner = runner;
    this.environment = environment;
  }

  @Override
  public Integer call() throws Exception {
    checkOptions();
    long toleranceMicros = toleranceMicros();
    Optional<SpikeDistance> asked = distance();
    JobConfig job = job();
    Optional<SpikeTrains> wanted = expected == null || update ? Optional.empty() : readExpected();
    SpikeRecorder recorder = new SpikeRecorder();
    PrintWriter out = spec.commandLine().getOut();
    ProgressBar bar = common.bar(spec.commandLine().getErr());
    RunSummary summary =
        runner.run(
            new RunRequest(job, false, false, Optional.empty()).observedBy(recorder),
            new TestReport(bar, out));
    if (isStopped()) {
      bar.line("stopped before the end of the inputs: nothing was compared or written");
      return Failures.FAILED;
    }
    Map<String, Integer> sizes = Trial.sizes(job);
    SpikeTrains found = recorder.trains().withSizes(sizes);
    boolean written = update && mayWrite(summary, bar);
    if (written) {
      write(found, bar);
    }
    Optional<SpikeComparison> comparison =
        (written ? Optional.of(found) : wanted)
            .map(w -> SpikeComparison.of(w.withSizes(sizes), found, toleranceMicros));
    Optional<TestDistances> distances =
        asked.flatMap(
            d ->
                comparison.map(
                    c ->
                        new TestDistances(
                            SpikeDistances.of(c.expected(), found, d),
                            Optional.ofNullable(within))));
    Optional<Path> picture =
        diff != null
                && comparison.filter(c -> !c.isEqual()).isPresent()
                && !distances.filter(TestDistances::pass).isPresent()
            ? Optional.of(diff)
            : Optional.empty();
    if (picture.isPresent()) {
      ComparisonPicture.write(comparison.get(), summary.job() + " and " + expected, diff);
    }
    TestVerdict verdict =
        new TestVerdict(
            summary,
            found,
            comparison,
            distances,
            expected,
            Optional.ofNullable(expectedDigest),
            picture);
    out.println(json ? verdict.json() : verdict.text());
    out.flush();
    return verdict.passed() ? 0 : Failures.FAILED;
  }

  private void checkOptions() {
    if (expected == null && expectedDigest == null) {
      throw badUsage("say what is expected: --expect F.csv or --expect-digest HEX");
    }
    if (expected == null) {
      for (String option : List.of("--tolerance", "--distance", "--update", "--diff")) {
        if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
          throw badUsage(option + " needs --expect F.csv");
        }
      }
    }
    if (within != null && (distance == null || tolerance != null || !(within >= 0))) {
      throw badUsage(
          distance == null
              ? "--within needs --distance NAME=VALUE"
              : tolerance != null
                  ? "--within and --tolerance: which of them decides? leave one out"
                  : "--within " + within + ": expected a number that is not below 0");
    }
    if (update && BuildServer.isIn(environment)) {
      throw badUsage(BuildServer.refusal("--update"));
    }
    if (expected != null && Files.isDirectory(expected)) {
      throw badUsage("--expect " + expected + ": expected a file, found a folder");
    }
    if (expectedDigest != null && !expectedDigest.matches("[0-9a-f]{32}")) {
      throw badUsage("--expect-digest " + expectedDigest + ": expected 32 digits of 0-9 and a-f");
    }
    if (diff != null && !String.valueOf(diff.getFileName()).endsWith(".png")) {
      throw badUsage("--diff " + diff + ": expected a name that ends in .png");
    }
    if (diff != null && !Files.isDirectory(diff.toAbsolutePath().getParent())) {
      throw badUsage("--diff " + diff + ": expected a file in a folder that exists");
    }
  }

  private long toleranceMicros() {
    try {
      long micros = tolerance == null ? 0 : DurationParser.micros(tolerance);
      if (micros >= 0) {
        return micros;
      }
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--tolerance: " + e.getMessage(), e);
    }
    throw badUsage("--tolerance " + tolerance + ": expected a duration that is not below 0");
  }

  private Optional<SpikeDistance> distance() {
    try {
      return Optional.ofNullable(distance).map(DistanceOption::parse);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  /** The job as it is tested. */
  private JobConfig job() {
    try {
      Map<String, String> recordings =
          inputs.isEmpty()
              ? Map.of()
              : TrialInputs.settings(JobFileReader.inputNames(file), inputs);
      List<String> all = new ArrayList<>(settings);
      all.addAll(recordings.values());
      return Trial.of(read(all, recordings));
    } catch (UsageException e) {
      String hint = e.getMessage().startsWith("--input") ? "" : ": --input NAME=FILE";
      throw new ParameterException(spec.commandLine(), e.getMessage() + hint, e);
    }
  }

  /** The user has written {@code --input}: that is what messages shall name. */
  private JobConfig read(List<String> all, Map<String, String> recordings) {
    try {
      return JobFileReader.read(file, all);
    } catch (JobFileException e) {
      throw new JobFileException(
          e.problems().stream()
              .map(
                  problem -> {
                    String told = problem;
                    for (Map.Entry<String, String> input : recordings.entrySet()) {
                      told = told.replace("--set " + input.getValue(), input.getKey());
                    }
                    return told;
                  })
              .toList());
    }
  }

  private Optional<SpikeTrains> readExpected() {
    try {
      return Optional.of(SpikeFile.read(expected));
    } catch (NoSuchFileException e) {
      throw new ParameterException(
          spec.commandLine(),
          "--expect " + expected + ": no such file; with --update the run writes it",
          e);
    } catch (IOException e) {
      throw new ParameterException(spec.commandLine(), "--expect " + FailureText.of(e), e);
    }
  }

  /** Spikes of another digest are not those that are wanted. */
  private boolean mayWrite(RunSummary summary, ProgressBar bar) {
    boolean may = expectedDigest == null || expectedDigest.equals(summary.digest());
    if (!may) {
      bar.line("not written, as the digest is not that of --expect-digest: " + expected);
    }
    return may;
  }

  private void write(SpikeTrains found, ProgressBar bar) throws IOException {
    boolean same = false;
    try {
      same = Files.exists(expected) && SpikeFile.read(expected).equals(found);
    } catch (IOException e) {
      bar.line(FailureText.of(e) + "; it is replaced");
    }
    if (!same) {
      SpikeFile.write(found, expected);
    }
    bar.line((same ? "unchanged: " : "written: ") + expected);
  }

  /** Ctrl-C ends a run early, and its spikes are then not all. */
  private static boolean isStopped() {
    Thread probe = new Thread(() -> {}, "never run");
    try {
      Runtime.getRuntime().addShutdownHook(probe);
      return !Runtime.getRuntime().removeShutdownHook(probe);
    } catch (IllegalStateException e) {
      return true;
    }
  }

  private ParameterException badUsage(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }
}
