/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.architecture.ProjectFiles;
import io.neuromorphic.flink.codec.packet.PacketSpikeDecoder;
import io.neuromorphic.flink.job.TestBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The examples build, with their tests, against what others would take; and then they run. */
class ExamplesITCase {

  /** The examples name their topics themselves. */
  @RegisterExtension static final TestBroker BROKER = TestBroker.of(ExamplesITCase.class);

  private static Path examples;
  private static Path jar;

  @BeforeAll
  static void build() throws Exception {
    InstalledProject installed = new InstalledProject(ProjectFiles.ROOT.resolve("target/examples"));
    examples = installed.copyOf("examples");
    installed.maven(examples, "package");
    jar = examples.resolve("target/neuromorphic-examples-" + ProjectFiles.version() + ".jar");
  }

  /** As on a cluster: the jar of the examples, and beside it what Flink brings. */
  private static String run(String program, String... args) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "-cp",
                jar + ":" + ProjectFiles.ROOT.resolve("target/lib") + "/*",
                "io.neuromorphic.examples." + program));
    command.addAll(List.of(args));
    return InstalledProject.run(examples, command);
  }

  private static long told(String said, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(said);
    assertThat(matcher.find()).as("%s in %s", pattern, said).isTrue();
    return Long.parseLong(matcher.group(1));
  }

  @Test
  void theirTestsHaveRun() throws Exception {
    try (Stream<Path> reports = Files.list(examples.resolve("target/surefire-reports"))) {
      List<Path> texts = reports.filter(file -> file.toString().endsWith(".txt")).toList();
      assertThat(texts).isNotEmpty();
      for (Path text : texts) {
        assertThat(Files.readString(text)).contains("Failures: 0, Errors: 0, Skipped: 0");
      }
    }
  }

  @Test
  void theirJarHasAllThatAClusterLacks() throws Exception {
    try (JarFile open = new JarFile(jar.toFile())) {
      assertThat(Collections.list(open.entries()).stream().map(ZipEntry::getName))
          .contains(
              "io/neuromorphic/examples/TouchSensor.class",
              "io/neuromorphic/flink/stream/SpikingNeurons.class",
              "org/apache/flink/connector/kafka/sink/KafkaSink.class")
          .doesNotContain(
              "org/apache/flink/streaming/api/environment/StreamExecutionEnvironment.class",
              "org/slf4j/Logger.class");
    }
  }

  @Test
  void aSensorOfOnesOwnMakesNeuronsFire() throws Exception {
    String said = run("TouchSensor");
    assertThat(told(said, "skin=(\\d+)")).isPositive();
    assertThat(said.lines().filter(line -> line.contains("population=skin, neuron=63")))
        .isNotEmpty();
    assertThat(said.lines().filter(line -> line.contains("ProbeSample[")))
        .hasSize(10)
        .allMatch(line -> line.contains("population=skin, neuron=17, v="));
  }

  @Test
  void aRetinaTellsKafka() throws Exception {
    BROKER.makeTopic("spikes.retina", 2);
    BROKER.makeTopic("spikes.right", 1);
    String said = run("RetinaToKafka", BROKER.bootstrap());
    for (String population : List.of("retina", "right")) {
      long spikes = 0;
      for (ConsumerRecord<byte[], byte[]> record : BROKER.committed("spikes." + population)) {
        spikes += PacketSpikeDecoder.decode(record.value()).size();
      }
      assertThat(spikes).isPositive().isEqualTo(told(said, population + "=(\\d+)"));
    }
  }
}
