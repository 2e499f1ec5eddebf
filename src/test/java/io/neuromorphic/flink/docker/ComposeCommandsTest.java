/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.architecture.ProjectFiles;
import io.neuromorphic.flink.cli.LauncherArguments;
import io.neuromorphic.flink.job.config.InputConfig;
import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.config.OutputsConfig.Delivery;
import io.neuromorphic.flink.job.config.PopulationConfig;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.flink.container.entrypoint.StandaloneApplicationClusterConfigurationParserFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** What the services of the compose file run: programs, options and job files that exist. */
class ComposeCommandsTest {

  private static final String BROKER = "kafka:9092";

  private Compose compose;

  @BeforeEach
  void readFile() throws IOException {
    compose = Compose.read(Compose.FILE);
  }

  @Test
  void jobManagerRunsOurMainOnAJobThatIsValid() throws Exception {
    JobConfig job = job(compose);
    assertThat(job.kafka().bootstrap()).isEqualTo(BROKER);
    assertThat(job.outputs().spikes().delivery()).isEqualTo(Delivery.AT_LEAST_ONCE);
    assertThat(job.outputs().spikes().format()).isEqualTo(InputConfig.WireFormat.JSON);
    JobConfig other = job(Compose.read(Compose.FILE, Compose.EXACTLY_ONCE));
    assertThat(other.outputs().spikes().delivery()).isEqualTo(Delivery.EXACTLY_ONCE);
    assertThat(other.outputs().rejected()).isEqualTo(job.outputs().rejected());
  }

  @Test
  void taskManagersAreTaskManagers() {
    for (String name : List.of("taskmanager", "taskmanager-2")) {
      assertThat(compose.command(name)).containsExactly("taskmanager");
    }
  }

  @Test
  void checkpointsLieOnAVolumeThatAllOfFlinkSees() throws Exception {
    String folder = URI.create(job(compose).checkpoints().orElseThrow().dir()).getPath();
    assertThat(Dockerfile.read().only("RUN").text()).contains("mkdir -p " + folder);
    for (String name : List.of("jobmanager", "taskmanager", "taskmanager-2")) {
      assertThat(YamlFiles.strings(compose.service(name).get("volumes")))
          .containsExactly("checkpoints:" + folder);
      assertThat(compose.flinkProperties(name).get("execution.checkpointing.savepoint-dir"))
          .startsWith("file://" + folder + "/");
    }
  }

  @Test
  void replayerSendsOurRecordingToTheTopicThatTheJobReads() throws Exception {
    List<String> command = compose.command("replayer");
    assertThat(command).startsWith("java", "-Xmx256m", "-cp");
    assertThat(command.get(3)).isEqualTo("/opt/flink/usrlib/*:/opt/flink/lib/*");
    assertThat(Class.forName(command.get(4)).getMethod("main", String[].class)).isNotNull();
    List<String> arguments = command.subList(5, command.size());
    ParseResult replay = LauncherArguments.ofReplay(arguments);
    assertThat(replay.commandSpec().name()).isEqualTo("replay");
    String recording = replay.matchedPositionalValue(0, "");
    assertThat(recording).startsWith(JobCommand.JOBS);
    assertThat(
            ProjectFiles.ROOT
                .resolve("jobs")
                .resolve(recording.substring(JobCommand.JOBS.length())))
        .isRegularFile();
    InputConfig.KafkaTopic input = (InputConfig.KafkaTopic) job(compose).inputs().get(0).origin();
    assertThat(replay.<String>matchedOptionValue("--topic", null)).isEqualTo(input.topic());
    assertThat(replay.<String>matchedOptionValue("--kafka", null)).isEqualTo(BROKER);
    assertThat(replay.hasMatchedOption("--records")).as("packets").isFalse();
    assertThat(input.format()).isEqualTo(InputConfig.WireFormat.PACKET);
    assertThatThrownBy(() -> LauncherArguments.ofReplay(List.of("replay", "x", "--spede", "1")))
        .as("it can tell")
        .isInstanceOf(ParameterException.class);
  }

  @Test
  void topicsAreThoseOfTheJobAndWideEnough() throws Exception {
    String script = String.join("\n", compose.command("topics"));
    Matcher names = Pattern.compile("for topic in (.*); do").matcher(script);
    assertThat(names.find()).isTrue();
    JobConfig job = job(compose);
    Set<String> expected =
        job.populations().stream()
            .map(PopulationConfig::name)
            .map(population -> job.outputs().spikes().topicOf(population).orElseThrow())
            .collect(Collectors.toSet());
    expected.add(job.outputs().rejected().kafkaTopic().orElseThrow());
    expected.add(((InputConfig.KafkaTopic) job.inputs().get(0).origin()).topic());
    assertThat(names.group(1).split(" "))
        .containsExactlyInAnyOrder(expected.toArray(String[]::new));
    Matcher partitions = Pattern.compile("--partitions (\\d+)").matcher(script);
    assertThat(partitions.find()).isTrue();
    assertThat(job.populations())
        .allMatch(p -> p.shards() <= Integer.parseInt(partitions.group(1)));
  }

  @Test
  void readerPrintsATopicThatTheJobWrites() throws Exception {
    String script = compose.command("spikes").get(2);
    Matcher topic = Pattern.compile("--topic (\\S+)").matcher(script);
    assertThat(topic.find()).isTrue();
    assertThat(job(compose).outputs().spikes().topicOf("motion")).contains(topic.group(1));
    assertThat(script).contains("--isolation-level $ISOLATION_LEVEL");
  }

  @Test
  void kafkasScriptsHaveTheirOptions() throws Exception {
    for (String service : List.of("topics", "spikes")) {
      String script = compose.command(service).get(2);
      assertThat(script).contains("--bootstrap-server " + BROKER);
      KafkaTools.check(script);
    }
    assertThatThrownBy(() -> KafkaTools.check("/opt/kafka/bin/kafka-topics.sh --partitons 4"))
        .as("it can tell")
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void flinkPropertiesAreFlinksOwn() throws Exception {
    Map<String, String> properties = compose.flinkProperties("jobmanager");
    assertThat(FlinkOptionKeys.ofClassPath().unknown(properties.keySet())).isEmpty();
    assertThat(properties).containsEntry("jobmanager.rpc.address", "jobmanager");
    assertThat(compose.services()).contains("jobmanager");
    for (String name : List.of("taskmanager", "taskmanager-2")) {
      assertThat(compose.environment(name)).isEqualTo(compose.environment("jobmanager"));
    }
  }

  /** What the image's entry point makes of a line is not YAML. */
  @Test
  void flinkPropertiesAreAsTheEntryPointReadsThem() {
    String text = compose.environment("jobmanager").get("FLINK_PROPERTIES");
    assertThat(text.lines()).allMatch(line -> line.matches("[a-z][\\w.-]*: [^\\s\"'#]+"));
    Set<String> keys = compose.flinkProperties("jobmanager").keySet();
    assertThat(keys).hasSize((int) text.lines().count());
    for (String key : keys) {
      assertThat(keys).as("one inside the other").noneMatch(k -> k.startsWith(key + "."));
    }
  }

  /**
   * Read as Flink's main class reads it: its own options first, the job's from the first word on.
   */
  private static JobConfig job(Compose file) throws Exception {
    List<String> command = file.command("jobmanager");
    assertThat(command.get(0)).isEqualTo("standalone-job");
    CommandLine line =
        new DefaultParser()
            .parse(
                new StandaloneApplicationClusterConfigurationParserFactory().getOptions(),
                concat("--configDir", "/opt/flink/conf", command.subList(1, command.size())),
                true);
    String main = line.getOptionValue("job-classname");
    assertThat(Class.forName(main).getMethod("main", String[].class)).isNotNull();
    return JobCommand.parse(line.getArgList());
  }

  private static String[] concat(String first, String second, List<String> more) {
    return Stream.concat(Stream.of(first, second), more.stream()).toArray(String[]::new);
  }
}
