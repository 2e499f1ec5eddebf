/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neuromorphic.flink.chaos.SpikeReader;
import io.neuromorphic.flink.cluster.ProcessCluster;
import io.neuromorphic.flink.job.Checkpoints;
import io.neuromorphic.flink.job.Eventually;
import io.neuromorphic.flink.job.Spikes;
import io.neuromorphic.flink.job.compare.Spike;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An operator's day: start a cluster, deploy, feed, stop with a savepoint, rescale, go on. What has
 * been typed once, or looks only, is then called in this process, where it finds no cluster by its
 * folder.
 */
class DeployITCase {

  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MILLIS = 2_000;

  private static final String JOB = Path.of("jobs/kafka-currents.yaml").toAbsolutePath().toString();

  @TempDir Path folder;

  /** The optimising compiler takes longer than these commands have. */
  private static final Map<String, String> QUICK =
      Map.of("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");

  /** What the last command wrote to standard error. */
  private String said = "";

  @Test
  void theKafkaJobIsDeployedStoppedAndRescaledWithoutALineOfJava() throws Exception {
    currents("first.csv", 0);
    currents("second.csv", MILLIS);
    String undisturbed = undisturbed();
    try {
      String started = call("cluster", "start", "--task-managers", "2", "--slots", "1");
      String broker = find("Kafka +(\\S+)", started);
      String jobManager =
          "--jobmanager=" + ProcessCluster.find(folder.resolve(ClusterCommand.FOLDER)).rest();
      String kafka = "--set=kafka.bootstrap=" + broker;
      // Without a tail: what comes next would be late.
      call(replay("first.csv", broker, "0"));
      String checkpoints = "--set=checkpoints.dir=" + folder.resolve("checkpoints").toUri();
      String first = call("submit", JOB, "--detached", kafka, checkpoints).strip();
      assertThat(first).matches("[0-9a-f]{32}");
      assertThat(said).contains("parallelism 1, the default of the cluster");
      assertThat(fails(1, "submit", JOB, "--detached", kafka, checkpoints))
          .contains("runs there already");
      // At once: what is not deployed yet is waited for.
      String savepoint = call("stop", "kafka-currents").strip();
      assertThat(callHere("status", first, jobManager)).contains("FINISHED");

      callHere(replay(folder.resolve("second.csv").toString(), broker, "1s"));
      String second =
          call(
                  "submit",
                  JOB,
                  "--detached",
                  kafka,
                  checkpoints,
                  "--set=parallelism=2",
                  "--from-savepoint",
                  savepoint)
              .strip();
      Eventually.holds(
          "all is integrated",
          PATIENCE,
          () ->
              state(callHere("stop", "kafka-currents", "--go-on", jobManager).strip())
                  .equals(undisturbed));
      callHere("cancel", "kafka-currents", jobManager);
      // Being cancelled, it may be cancelled again.
      Eventually.holds(
          "it has ended",
          PATIENCE,
          () -> execute(new StringWriter(), "cancel", "kafka-currents", jobManager) == 1);
      assertThat(said).contains("has ended: CANCELED");

      call(
          "submit",
          JOB,
          "--detached",
          kafka,
          checkpoints,
          "--from-savepoint",
          Checkpoints.last(folder.resolve("checkpoints").resolve(second)).toString());
      String last = callHere("stop", "kafka-currents", jobManager).strip();
      assertThat(state(last)).isEqualTo(undisturbed);
      assertThat(committed(broker))
          .isNotEmpty()
          .isEqualTo(Spikes.sorted(Spikes.read(folder.resolve("spikes.csv"))));
      assertThat(failsHere(1, "stop", "nonsense", jobManager)).contains("knows no job 'nonsense'");
    } finally {
      // Where not even its folder was made, what went wrong there is to be told.
      if (Files.exists(folder.resolve(ClusterCommand.FOLDER))) {
        call("cluster", "stop", "--delete");
      }
    }
    assertThat(folder.resolve(ClusterCommand.FOLDER)).doesNotExist();
    assertThat(fails(2, "status")).contains("say which cluster: --jobmanager HOST:PORT");
  }

  /** All that a reader of committed records gets, also what it gets twice. */
  private static List<Spike> committed(String broker) throws Exception {
    List<Spike> spikes = new ArrayList<>();
    for (String topic : List.of("spikes.motion", "spikes.ganglion")) {
      try (SpikeReader reader = new SpikeReader(broker, topic, false)) {
        reader.readOn();
        spikes.addAll(reader.spikes());
      }
    }
    return Spikes.sorted(spikes);
  }

  /** Spikes, digest and books of a savepoint, as {@code state} tells them. */
  private String state(String savepoint) throws Exception {
    JsonNode state =
        JSON.readTree(callHere("state", savepoint.replaceFirst("^file:", ""), "--json"));
    JsonNode books = state.get("events").get("currents");
    return state.get("digest").textValue() + " " + books.get("read") + " " + books.get("late");
  }

  /** The same of a run in one process that reads files. */
  private String undisturbed() throws Exception {
    Path both = folder.resolve("both.csv");
    List<String> lines = new ArrayList<>(Files.readAllLines(folder.resolve("first.csv")));
    lines.addAll(Files.readAllLines(folder.resolve("second.csv")).subList(1, lines.size()));
    Files.write(both, lines);
    JsonNode run =
        JSON.readTree(
            callHere(
                "run",
                JOB,
                "--json",
                "--set=inputs.currents.recording=" + both,
                "--set=outputs.spikes={file: " + folder.resolve("spikes.csv") + "}",
                "--set=outputs.rejected=null",
                "--set=checkpoints=null",
                "--set=state=hashmap",
                "--set=origin=0"));
    return run.get("digest").textValue()
        + " "
        + run.get("events").get("currents").get("read")
        + " 0";
  }

  /** Some currents, then none for so long that all is stepped and at rest. */
  private void currents(String file, int from) throws IOException {
    Random random = new Random(from + 1);
    StringBuilder text = new StringBuilder("t,population,neuron,current\n");
    for (int k = 0; k < MILLIS / 2; k++) {
      for (int i = 0; i < 5; i++) {
        long t = (from + k) * 1_000L + random.nextInt(1_000);
        text.append(t).append(",motion,").append(random.nextInt(32)).append(',');
        text.append(50 + random.nextInt(400)).append('\n');
      }
    }
    text.append((from + MILLIS) * 1_000L - 1).append(",motion,0,0\n");
    Files.writeString(folder.resolve(file), text);
  }

  private static String[] replay(String file, String broker, String tail) {
    return new String[] {
      "replay",
      file,
      "--kafka",
      broker,
      "--topic",
      "currents",
      "--partitions",
      "2",
      "--speed",
      "max",
      "--tail",
      tail
    };
  }

  /** A command in this process. */
  private String callHere(String... args) {
    StringWriter out = new StringWriter();
    assertThat(execute(out, args)).as(String.join(" ", args) + "\n" + said).isZero();
    return out.toString();
  }

  private String failsHere(int status, String... args) {
    assertThat(execute(new StringWriter(), args)).as(said).isEqualTo(status);
    return said;
  }

  private int execute(StringWriter out, String... args) {
    StringWriter err = new StringWriter();
    int status =
        Main.execute(
            Main.commandLine(Main.commands())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true)),
            args);
    said = err.toString();
    return status;
  }

  private String call(String... args) throws Exception {
    try (Launcher run = Launcher.start(folder, QUICK, args)) {
      assertThat(run.status(PATIENCE)).as(String.join(" ", args) + "\n" + run.err()).isZero();
      said = run.err();
      return run.out();
    }
  }

  private String fails(int status, String... args) throws Exception {
    try (Launcher run = Launcher.start(folder, QUICK, args)) {
      assertThat(run.status(PATIENCE)).as(run.err()).isEqualTo(status);
      return run.err();
    }
  }

  private static String find(String pattern, String text) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return found.group(1);
  }
}
