/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.report;

import io.neuromorphic.flink.event.EventObserver;
import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.config.JobFileReader;
import io.neuromorphic.flink.job.explain.NetworkReport;
import io.neuromorphic.flink.job.explain.ReportDiagram;
import io.neuromorphic.flink.job.run.FailureText;
import io.neuromorphic.flink.job.run.ForwardingListener;
import io.neuromorphic.flink.job.run.ProgressListener;
import io.neuromorphic.flink.job.run.ProgressSnapshot;
import io.neuromorphic.flink.job.run.RunRequest;
import io.neuromorphic.flink.job.run.RunSummary;
import io.neuromorphic.flink.job.tool.UsageException;
import io.neuromorphic.flink.plot.CellsChart;
import io.neuromorphic.flink.source.NewFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The report of one run: sees what passes, listens how it goes on, and writes the file when the run
 * has ended, also where it was stopped, or has failed.
 */
public final class RunReportFile {

  private final Path file;
  private final JobConfig config;
  private final Path job;
  private final String text;
  private final List<String> settings;
  private final String version;
  private final boolean resumed;
  private final Instant started = Instant.now();
  private final RunActivity seen;
  private final String diagram;
  private OptionalLong origin = OptionalLong.empty();
  private Optional<ProgressSnapshot> last = Optional.empty();
  private boolean stopped;
  private boolean tried;

  /**
   * @param file to write
   * @param config the job
   * @param job its file
   * @param settings of the command line that changed it
   * @param version of this program
   * @param resumed whether it goes on from a savepoint
   */
  public RunReportFile(
      Path file,
      JobConfig config,
      Path job,
      List<String> settings,
      String version,
      boolean resumed) {
    this.file = file;
    this.config = config;
    this.job = job;
    this.settings = settings.stream().map(JobFileReader::shown).map(SecretLines::masked).toList();
    this.version = version;
    this.resumed = resumed;
    text = SecretLines.masked(JobFileReader.text(job));
    seen = new RunActivity(config);
    // Before the run: what it tells must not depend on files that may be gone afterwards.
    diagram = ReportDiagram.svg(NetworkReport.of(config));
    CellsChart.prepare();
  }

  /**
   * Refuses a file that cannot be written.
   *
   * @throws UsageException says what was expected
   */
  public static void check(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (!name.endsWith(".html") && !name.endsWith(".htm")) {
      throw new UsageException("--report " + file + ": expected a name that ends in .html");
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(file)) {
      throw new UsageException("--report " + file + ": expected a file in a folder that exists");
    }
    if (!Files.isWritable(folder) || (Files.exists(file) && !Files.isWritable(file))) {
      throw new UsageException("--report " + file + ": it cannot be written there");
    }
  }

  /** The same run, of which it sees what passes, besides whoever sees it already. */
  public RunRequest observed(RunRequest request) {
    return request.observedBy(
        EventObserver.all(Stream.concat(request.observer().stream(), Stream.of(seen)).toList()));
  }

  /** Is to be shown what passes. */
  EventObserver observer() {
    return seen;
  }

  /** Is to be told how the run goes on, and passes it on; the file is written after the summary. */
  public ProgressListener listener(ProgressListener other) {
    return new Listener(other);
  }

  /**
   * Writes the report of a run that failed: what was seen of it, and why. Where the run had ended
   * before, its report stays.
   *
   * @param failure of the run
   * @param told of the file
   * @throws UncheckedIOException where it cannot be written
   */
  public void failed(Throwable failure, ProgressListener told) {
    if (!tried) {
      // The page says that it failed.
      String reason = FailureText.withCause(failure).replaceFirst("^the job failed: ", "");
      write(new RunOutcome.Failed(SecretLines.masked(reason), origin, last), told);
    }
  }

  private void write(RunOutcome outcome, ProgressListener told) {
    tried = true;
    RunFacts facts =
        new RunFacts(
            config,
            job.toString(),
            text,
            settings,
            version,
            diagram,
            started,
            Instant.now(),
            resumed,
            outcome);
    // Complete or not there: whoever watches the file never sees half of it.
    try (NewFile unfinished = new NewFile(file)) {
      unfinished.out().write(ReportPage.of(facts, seen).getBytes(StandardCharsets.UTF_8));
      unfinished.complete(true);
    } catch (IOException e) {
      throw new UncheckedIOException("the report could not be written: " + e.getMessage(), e);
    }
    told.note("report " + file);
  }

  /** Hears what a report needs to know; the file is written after the summary. */
  private final class Listener extends ForwardingListener {

    private final ProgressListener other;

    Listener(ProgressListener other) {
      super(other);
      this.other = other;
    }

    @Override
    public void origin(long originMicros) {
      origin = OptionalLong.of(originMicros);
      super.origin(originMicros);
    }

    @Override
    public void progress(ProgressSnapshot snapshot) {
      last = Optional.of(snapshot);
      super.progress(snapshot);
    }

    @Override
    public void stopping() {
      stopped = true;
      super.stopping();
    }

    @Override
    public void finished(RunSummary summary) {
      super.finished(summary);
      write(new RunOutcome.Done(summary, stopped), other);
    }
  }
}
