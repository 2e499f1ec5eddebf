/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import io.neuromorphic.flink.job.config.DurationParser;
import io.neuromorphic.flink.job.feed.Capture;
import io.neuromorphic.flink.job.feed.CaptureRequest;
import io.neuromorphic.flink.job.tool.OutFile;
import io.neuromorphic.flink.job.tool.UsageException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code record}: a live topic or sensor into a recording. */
@Command(
    name = "record",
    description = "Capture a live topic or sensor, with its timing, into a recording.",
    footer = {
      "",
      "@|bold Examples:|@",
      "  bin/neuromorphic record kafka://localhost:9092/camera camera.aedat4 \\",
      "      --for 10s",
      "  bin/neuromorphic record kafka://localhost:9092/currents currents.csv \\",
      "      --until latest",
      "  bin/neuromorphic record udp://127.0.0.1:3333 camera.aedat4 --format spif \\",
      "      --for 1min",
      "",
      "Times stay as they are, and events are written in the order of their times. So a job over the recording gives the digest of the job over the topic, where that found no event late and had the same origin. The file appears when it is complete, also after Ctrl-C; late events are in it, what no job could integrate is counted.",
      "",
      "@|bold Read next:|@ docs/recordings.md; 'inspect' shows what was recorded, 'replay' sends it to a topic"
    })
final class RecordCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "SOURCE",
      description =
          "kafka://HOST:PORT/TOPIC; udp://HOST:PORT, the own address at which datagrams are"
              + " received; or tcp://HOST:PORT, where the sensor listens.")
  private String source;

  @Parameters(
      index = "1",
      paramLabel = "OUT",
      description =
          "The file to write; its extension tells the format. Currents are written as CSV.")
  private Path out;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "What a sensor speaks, such as spif; as 'protocol' of a job's input. Of a topic,"
              + " camera-packet, camera-json, currents-packet or currents-json, which its first"
              + " event tells by itself.")
  private String format;

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      description = "End after so much wall-clock time, such as 10s.")
  private String length;

  @Option(
      names = "--from",
      paramLabel = "earliest|latest",
      description = "Topic: begin with what is in it already (default), or with what comes.")
  private String from;

  @Option(
      names = "--until",
      paramLabel = "never|latest",
      description = "Topic: go on until Ctrl-C (default), or end with what is in it now.")
  private String until;

  @Option(names = "--listen", description = "TCP: wait at the address for the sensor to connect.")
  private boolean listen;

  @Option(
      names = "--time",
      paramLabel = "as-recorded|align",
      description =
          "Sensor: what is done to times: nothing (default); the first event, also after a restart"
              + " of the sensor, becomes the wall clock.")
  private String time;

  @Option(
      names = "--to",
      paramLabel = "FORMAT",
      completionCandidates = ConvertCommand.Targets.class,
      description = "One of ${COMPLETION-CANDIDATES}; needed where OUT's extension does not tell.")
  private String to;

  @Option(
      names = "--size",
      paramLabel = "WxH",
      description =
          "Size of the sensor; events outside are not written (default: as far as they reach).")
  private String size;

  @Option(names = "--force", description = "Replace OUT where it exists.")
  private boolean force;

  @Mixin private ClientOptions client;

  @Option(names = "--json", description = "Print the summary as one JSON object.")
  private boolean json;

  @Mixin private final CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws Exception {
    try {
      checkKind();
      CaptureRequest request =
          new CaptureRequest(
              source,
              Optional.ofNullable(format),
              new OutFile(out, to, size, force),
              length(),
              new CaptureRequest.Topic(
                  choice("--from", from, "latest", "earliest"),
                  choice("--until", until, "latest", "never"),
                  client.properties()),
              new CaptureRequest.Sensor(listen, choice("--time", time, "align", "as-recorded")));
      ProgressBar bar = common.bar(spec.commandLine().getErr());
      Capture.run(request, new CaptureText(bar, spec.commandLine().getOut(), common.out(), json));
      return 0;
    } catch (UsageException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  /** What is for the one kind of source is refused with the other. */
  private void checkKind() {
    boolean topic = source.startsWith("kafka:");
    if (!topic && (from != null || until != null)) {
      throw new UsageException("--from and --until are for kafka://; --for ends a capture in time");
    }
    if (topic && (listen || time != null)) {
      throw new UsageException("--listen and --time are for udp:// and tcp://");
    }
  }

  /** Whether the first of two words was given; the second is the default. */
  private static boolean choice(String option, String given, String yes, String no) {
    if (given == null) {
      return false;
    }
    if (!given.equals(yes) && !given.equals(no)) {
      throw new UsageException(option + " " + given + ": expected " + no + " or " + yes);
    }
    return given.equals(yes);
  }

  private Optional<Duration> length() {
    if (length == null) {
      return Optional.empty();
    }
    try {
      long micros = DurationParser.micros(length);
      if (micros > 0) {
        return Optional.of(Duration.of(micros, ChronoUnit.MICROS));
      }
    } catch (IllegalArgumentException e) {
      throw new UsageException("--for: " + e.getMessage(), e);
    }
    throw new UsageException("--for " + length + ": expected a duration above 0, such as 10s");
  }
}
