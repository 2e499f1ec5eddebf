/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.report;

import io.neuromorphic.flink.event.EventObserver;
import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.config.JobFileReader;
import io.neuromorphic.flink.job.run.ProgressListener;
import io.neuromorphic.flink.job.run.ProgressSnapshot;
import io.neuromorphic.flink.job.run.RunRequest;
import io.neuromorphic.flink.job.run.RunSummary;
import io.neuromorphic.flink.job.tool.UsageException;
import io.neuromorphic.flink.plot.CellsChart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The report of one run: sees what passes, listens how it goes on, and writes the file when the run
 * has ended, also where it was stopped. A run that fails gets none: it has neither books nor
 * digest.
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
  private boolean stopped;

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

  private void write(RunSummary summary) throws IOException {
    RunFacts facts =
        new RunFacts(
            config,
            job.toString(),
            text,
            settings,
            version,
            started,
            Instant.now(),
            stopped,
            resumed,
            summary);
    // Complete or not there: whoever watches the file never sees half of it.
    Path partial = file.resolveSibling(file.getFileName() + ".part");
    Files.writeString(partial, ReportPage.of(facts, seen));
    Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private final class Listener implements ProgressListener {

    private final ProgressListener other;

    Listener(ProgressListener other) {
      this.other = other;
    }

    @Override
    public void brokerStarted(String address) {
      other.brokerStarted(address);
    }

    @Override
    public void webStarted(String address) {
      other.webStarted(address);
    }

    @Override
    public void warning(String warning) {
      other.warning(warning);
    }

    @Override
    public void note(String note) {
      other.note(note);
    }

    @Override
    public void origin(long originMicros) {
      other.origin(originMicros);
    }

    @Override
    public void progress(ProgressSnapshot snapshot) {
      other.progress(snapshot);
    }

    @Override
    public void stopping() {
      stopped = true;
      other.stopping();
    }

    @Override
    public void finished(RunSummary summary) {
      other.finished(summary);
      try {
        write(summary);
      } catch (IOException e) {
        throw new UncheckedIOException("the report could not be written: " + e.getMessage(), e);
      }
      other.note("report " + file);
    }
  }
}
