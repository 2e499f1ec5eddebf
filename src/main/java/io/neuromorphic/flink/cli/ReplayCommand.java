/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import io.neuromorphic.flink.job.config.DurationParser;
import io.neuromorphic.flink.job.feed.Replay;
import io.neuromorphic.flink.job.feed.ReplayRequest;
import io.neuromorphic.flink.job.feed.ReplayRequest.Times;
import io.neuromorphic.flink.job.tool.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code replay}: a recording into a topic, with its timing. */
@Command(
    name = "replay",
    description = "Send a recording to a Kafka topic, with its timing.",
    footer = {
      "",
      "@|bold Examples:|@",
      "  bin/neuromorphic replay camera.aedat4 --kafka localhost:9092 --topic camera",
      "  bin/neuromorphic replay jobs/data/currents.csv --kafka localhost:9092 \\",
      "      --topic currents --partitions 4 --speed max",
      "  bin/neuromorphic replay camera.raw --kafka localhost:9092 --topic camera \\",
      "      --loop forever --time align",
      "",
      "Camera records have no key and go round the partitions; current records are keyed by population. In silence every partition is told ten times a second how far time has come, and at the end that the time of the last event has passed.",
      "",
      "@|bold Read next:|@ docs/recordings.md; jobs/kafka-currents.yaml is a job that reads a topic"
    })
final class ReplayCommand implements Callable<Integer> {

  /** Kafka may be away so long before it is an error. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final double LINE_SECONDS = 5;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "RECORDING",
      description = "A recording of a camera or of currents, of any format that is read.")
  private String recording;

  @Mixin private TargetOptions target;

  @Option(
      names = "--speed",
      paramLabel = "FACTOR|max",
      description = "1.0 is real time (default); max does not wait.")
  private String speed = "1.0";

  @Option(
      names = "--loop",
      paramLabel = "N|forever",
      description =
          "Send it so often. Each round begins a millisecond of event time after the last event of"
              + " the one before.")
  private String loop = "1";

  @Option(
      names = "--time",
      paramLabel = "as-recorded|from-zero|align",
      description =
          "What is done to times: nothing (default); the first event gets t = 0; it becomes the"
              + " wall clock.")
  private String time = "as-recorded";

  @Option(
      names = "--tail",
      paramLabel = "DURATION",
      description =
          "Let time go on so far after the last event, in silence, so that a job that does not end"
              + " steps its last windows. Default 0.")
  private String tail = "0";

  @Option(names = "--json", description = "Print the summary as one JSON object.")
  private boolean json;

  @Mixin private final CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws Exception {
    try {
      ReplayRequest request =
          new ReplayRequest(
              recording(), speed(), rounds(), times(), tailMicros(), target.target(PATIENCE));
      ProgressBar bar = common.bar(spec.commandLine().getErr());
      Replay.run(
          request,
          new FeedReport(bar, spec.commandLine().getOut(), common.out(), json, LINE_SECONDS));
      return 0;
    } catch (UsageException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private String recording() {
    if (recording.contains("://")) {
      return recording;
    }
    Path file = Path.of(recording);
    if (!Files.exists(file)) {
      throw new UsageException("no such file: " + recording);
    }
    if (Files.isDirectory(file)) {
      throw new UsageException("a folder, not a recording: " + recording);
    }
    if (!Files.isReadable(file)) {
      throw new UsageException("not readable: " + recording);
    }
    return file.toAbsolutePath().toString();
  }

  private double speed() {
    if (speed.equals("max")) {
      return ReplayRequest.MAX_SPEED;
    }
    try {
      double factor = Double.parseDouble(speed);
      if (factor > 0 && Double.isFinite(factor)) {
        return factor;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw new UsageException("--speed " + speed + ": expected a factor above 0, or max");
  }

  private long rounds() {
    if (loop.equals("forever")) {
      return ReplayRequest.FOREVER;
    }
    try {
      long rounds = Long.parseLong(loop);
      if (rounds > 0) {
        return rounds;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw new UsageException("--loop " + loop + ": expected a number above 0, or forever");
  }

  private Times times() {
    return switch (time) {
      case "as-recorded" -> Times.AS_RECORDED;
      case "from-zero" -> Times.FROM_ZERO;
      case "align" -> Times.ALIGN;
      default ->
          throw new UsageException("--time " + time + ": expected as-recorded, from-zero or align");
    };
  }

  private long tailMicros() {
    try {
      long micros = DurationParser.micros(tail);
      if (micros >= 0) {
        return micros;
      }
    } catch (IllegalArgumentException e) {
      throw new UsageException("--tail: " + e.getMessage(), e);
    }
    throw new UsageException("--tail " + tail + ": expected a duration of 0 or more");
  }
}
