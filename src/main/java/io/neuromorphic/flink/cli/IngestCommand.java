/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import io.neuromorphic.flink.job.feed.Ingest;
import io.neuromorphic.flink.job.feed.IngestRequest;
import io.neuromorphic.flink.job.tool.UsageException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ingest}: a live sensor into a topic. */
@Command(
    name = "ingest",
    description = "Send a live sensor's events to a Kafka topic, until Ctrl-C.",
    footer = {
      "",
      "@|bold Examples:|@",
      "  bin/neuromorphic ingest udp://127.0.0.1:3333 --format spif \\",
      "      --kafka localhost:9092 --topic camera",
      "  bin/neuromorphic ingest tcp://127.0.0.1:4444 --format aedat4 --listen \\",
      "      --kafka localhost:9092 --topic camera --partitions 3",
      "",
      "While Kafka is away, what fits the buffers waits; then datagrams are dropped and counted, and connections are not read on. Once a second there is a line on standard error.",
      "",
      "@|bold Read next:|@ docs/recordings.md on live sensors; 'record' writes a file instead"
    })
final class IngestCommand implements Callable<Integer> {

  /** As long as a producer can be told. */
  private static final Duration PATIENCE = Duration.ofMillis(Integer.MAX_VALUE);

  private static final double LINE_SECONDS = 0.5;
  private static final Pattern SIZE = Pattern.compile("(\\d{1,5})x(\\d{1,5})");
  private static final int WIDEST = 65_535;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "udp://HOST:PORT|tcp://HOST:PORT",
      description =
          "UDP: the own address at which datagrams are received. TCP: where the sensor listens.")
  private String address;

  @Option(
      names = "--format",
      required = true,
      paramLabel = "PROTOCOL",
      description = "What the sensor speaks, such as spif; as 'protocol' of a job's input.")
  private String protocol;

  @Option(names = "--listen", description = "TCP: wait at the address for the sensor to connect.")
  private boolean listen;

  @Option(
      names = "--size",
      paramLabel = "WxH",
      description = "Pixels of the sensor, such as 640x480; events outside are skipped.")
  private String size;

  @Option(
      names = "--time",
      paramLabel = "align|as-recorded",
      description =
          "What is done to times: the first event, also after a restart of the sensor, becomes the"
              + " wall clock (default); nothing.")
  private String time = "align";

  @Mixin private TargetOptions target;

  @Option(names = "--json", description = "Print the summary as one JSON object.")
  private boolean json;

  @Mixin private final CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws Exception {
    try {
      if (!time.equals("align") && !time.equals("as-recorded")) {
        throw new UsageException("--time " + time + ": expected align or as-recorded");
      }
      IngestRequest request =
          new IngestRequest(
              address,
              protocol,
              listen,
              pixels(1),
              pixels(2),
              time.equals("align"),
              target.target(PATIENCE));
      ProgressBar bar = common.bar(spec.commandLine().getErr());
      Ingest.run(
          request,
          new FeedReport(bar, spec.commandLine().getOut(), common.out(), json, LINE_SECONDS));
      return 0;
    } catch (UsageException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  /** Width, 1, or height, 2; 0 where no size is given. */
  private int pixels(int group) {
    if (size == null) {
      return 0;
    }
    Matcher form = SIZE.matcher(size);
    int pixels = form.matches() ? Integer.parseInt(form.group(group)) : 0;
    if (pixels < 1 || pixels > WIDEST) {
      throw new UsageException("--size " + size + ": expected WIDTHxHEIGHT, such as 640x480");
    }
    return pixels;
  }
}
