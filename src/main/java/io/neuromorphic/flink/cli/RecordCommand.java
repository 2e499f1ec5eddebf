/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import io.neuromorphic.flink.job.config.DurationParser;
import io.neuromorphic.flink.job.feed.CaptureListener;
import io.neuromorphic.flink.job.feed.CaptureRequest;
import io.neuromorphic.flink.job.feed.CaptureSummary;
import io.neuromorphic.flink.job.tool.OutFile;
import io.neuromorphic.flink.job.tool.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
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
      "  bin/neuromorphic record kafka://localhost:9092/camera camera.raw --to evt3 \\",
      "      --time from-zero --until latest",
      "",
      "Times stay as they are, and events are written in the order of their times. So a job over the recording gives the spikes of the job over the topic, up to the last event, where that found no event late and had the same origin; what it spiked in silence after the last event is not in a recording. The file appears when it is complete, also after Ctrl-C; late events are in it, what no job could integrate is counted.",
      "",
      "With --time from-zero the earliest event of all partitions tells what is subtracted, whichever came first; the summary says how much. It is a whole number of milliseconds, so a job whose dt is 1 ms, or divides it, gives the same spikes, earlier by so much.",
      "",
      "@|bold Read next:|@ docs/recordings.md; 'inspect' shows what was recorded, 'replay' sends it to a topic"
    })
final class RecordCommand implements Callable<Integer> {

  private static final List<String> TIMES = List.of("as-recorded", "from-zero", "align");

  private final Recorder recorder;
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
      description = "End after so much wall-clock time from when it is connected, such as 10s.")
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
      paramLabel = "as-recorded|from-zero|align",
      description =
          "What is done to times: nothing (default); the millisecond of the earliest event becomes"
              + " t = 0; of a sensor, the first event, also after a restart of it, becomes the wall"
              + " clock.")
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

  /** Captures; a test may put another in the place of the real one. */
  @FunctionalInterface
  interface Recorder {
    CaptureSummary run(CaptureRequest request, CaptureListener listener)
        throws IOException, InterruptedException;
  }

  RecordCommand(Recorder recorder) {
    this.recorder = recorder;
  }

  @Override
  public Integer call() throws Exception {
    try {
      checkKind();
      CaptureRequest request =
          new CaptureRequest(
              source,
              Optional.ofNullable(format),
              new OutFile(out, to, size, force),
              times("from-zero"),
              length(),
              new CaptureRequest.Topic(
                  choice("--from", from, "latest", "earliest"),
                  choice("--until", until, "latest", "never"),
                  client.properties()),
              new CaptureRequest.Sensor(listen, times("align")));
      ProgressBar bar = common.bar(spec.commandLine().getErr());
      recorder.run(
          request, new CaptureText(source, bar, spec.commandLine().getOut(), common.out(), json));
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
    if (!topic && !client.properties().isEmpty()) {
      throw new UsageException("--property and --properties are for kafka://");
    }
    if (topic && listen) {
      throw new UsageException("--listen is for tcp://");
    }
    if (time != null && !TIMES.contains(time)) {
      throw new UsageException("--time " + time + ": expected as-recorded, from-zero or align");
    }
    if (topic && times("align")) {
      throw new UsageException(
          "--time align is for udp:// and tcp://; what is in a topic has its times, as-recorded or"
              + " from-zero");
    }
  }

  private boolean times(String word) {
    return word.equals(time);
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
