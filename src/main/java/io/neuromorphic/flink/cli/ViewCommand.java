/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import io.neuromorphic.flink.job.KafkaAccess;
import io.neuromorphic.flink.job.tool.UsageException;
import io.neuromorphic.flink.view.SourceStatus.Phase;
import io.neuromorphic.flink.view.Viewer;
import io.neuromorphic.flink.view.feed.KafkaFeed;
import io.neuromorphic.flink.view.feed.TopicChoice;
import io.neuromorphic.flink.view.feed.TopicPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code view}: topics of spikes, live in the browser. */
@Command(
    name = "view",
    description =
        "Show spikes in Kafka, live on a page in the browser: rasters, rates, a camera's activity,"
            + " v and u of probed neurons.",
    footer = {
      "",
      "@|bold Examples:|@",
      "  bin/neuromorphic view --kafka localhost:9092",
      "  bin/neuromorphic view --kafka localhost:9092 --topic 'spikes.v*' \\",
      "      --camera camera --size 640x480",
      "  bin/neuromorphic view --kafka localhost:9092 --from earliest --port 8080",
      "",
      "The page is served on this machine alone, until Ctrl-C. Records may be JSON or packets. Only committed records are read; nothing is written, and no offset is committed. Topics that come up later are found. A topic's name may be a pattern: '*' is any characters, '?' is one.",
      "",
      "@|bold Read next:|@ docs/viewer.md; 'run JOB.yaml --view' shows a run, without Kafka"
    })
final class ViewCommand implements Callable<Integer> {

  private static final List<String> DEFAULT_TOPICS = List.of("spikes", "spikes.*");
  private static final List<String> DEFAULT_PROBES = List.of("probe", "probe.*");
  private static final Pattern SIZE = Pattern.compile("(\\d{1,5})x(\\d{1,5})");
  private static final int WIDEST = 65_535;

  @Spec private CommandSpec spec;

  @Option(
      names = "--kafka",
      required = true,
      paramLabel = "HOST:PORT",
      description = "The Kafka cluster; several with commas between.")
  private String kafka;

  @Option(
      names = "--topic",
      paramLabel = "T",
      description =
          "A topic of spikes, or a pattern; default: spikes and spikes.*. May be repeated.")
  private List<String> topics = new ArrayList<>();

  @Option(
      names = "--camera",
      paramLabel = "T",
      description = "A topic of camera events, or a pattern. May be repeated.")
  private List<String> cameras = new ArrayList<>();

  @Option(
      names = "--size",
      paramLabel = "WxH",
      description =
          "Pixels of each of the cameras, such as 640x480; default: as far as events have been seen.")
  private String size;

  @Option(
      names = "--probe",
      paramLabel = "T",
      description =
          "A topic of probed neurons, or a pattern; default: probe and probe.*. May be repeated.")
  private List<String> probes = new ArrayList<>();

  @Option(
      names = "--from",
      paramLabel = "latest|earliest",
      description =
          "Where topics that are there are read from: what comes from now on (default), or all that"
              + " they hold.")
  private String from = "latest";

  @Mixin private ViewOptions page;

  @Mixin private ClientOptions client;

  @Mixin private final CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws Exception {
    try {
      if (!from.equals("latest") && !from.equals("earliest")) {
        throw new UsageException("--from " + from + ": expected latest or earliest");
      }
      int width = pixels(1);
      int height = pixels(2);
      Map<String, String> properties = client.properties();
      // A wrong address is told at once; a broker that goes away later is waited for.
      try (KafkaAccess access = new KafkaAccess(kafka, properties)) {
        access.checkReachable();
      }
      view(properties, width, height);
      return 0;
    } catch (UsageException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void view(Map<String, String> properties, int width, int height) throws Exception {
    TopicChoice choice =
        new TopicChoice(
            patterns(topics, DEFAULT_TOPICS),
            patterns(cameras, List.of()),
            patterns(probes, DEFAULT_PROBES),
            width,
            height);
    ProgressBar bar = common.bar(spec.commandLine().getErr());
    try (Viewer viewer = page.open("Kafka " + kafka);
        ViewStay stay = new ViewStay();
        KafkaFeed feed =
            new KafkaFeed(
                kafka,
                properties,
                choice,
                from.equals("earliest"),
                viewer.history(),
                viewer.source())) {
      feed.start();
      bar.line("view of " + choice + " at " + viewer.url() + " until Ctrl-C");
      page.show(viewer.url(), bar);
      stay.untilStopped(() -> viewer.source().now().phase() == Phase.FAILED);
      if (!stay.isStopped()) {
        throw new IllegalStateException(
            "Kafka at " + kafka + ": " + viewer.source().now().detail());
      }
    }
  }

  private static List<TopicPattern> patterns(List<String> given, List<String> otherwise) {
    for (String topic : given) {
      if (topic.isBlank()) {
        throw new UsageException("a topic without a name");
      }
    }
    return (given.isEmpty() ? otherwise : given).stream().map(TopicPattern::new).toList();
  }

  /** Width, 1, or height, 2; 0 where no size is given. */
  private int pixels(int group) {
    if (size == null) {
      return 0;
    }
    if (cameras.isEmpty()) {
      throw new UsageException("--size needs --camera");
    }
    Matcher form = SIZE.matcher(size);
    int pixels = form.matches() ? Integer.parseInt(form.group(group)) : 0;
    if (pixels < 1 || pixels > WIDEST) {
      throw new UsageException("--size " + size + ": expected WIDTHxHEIGHT, such as 640x480");
    }
    return pixels;
  }
}
