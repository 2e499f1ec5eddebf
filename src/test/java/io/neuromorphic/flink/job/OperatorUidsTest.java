/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.job.config.InputConfig;
import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.explain.NetworkReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.typeutils.runtime.kryo.KryoSerializer;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Promise 4: uids never change, or a savepoint would not find its way back. A line that has once
 * stood in {@code src/test/resources/job/uids} stays there.
 */
class OperatorUidsTest {

  private static final Path GOLDEN = Path.of("src/test/resources/job/uids");

  @TempDir Path folder;

  private static StreamGraph graph(JobConfig config) {
    Map<String, InputLook> looks = new LinkedHashMap<>();
    for (InputConfig input : config.inputs()) {
      looks.put(input.name(), new InputLook(Optional.empty(), List.of("scene"), 640, 360, 4, -1));
    }
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(JobSettings.of(config));
    new SpikingJob(config, looks, JobClock.of(config, looks, 0), "localhost:1").build(env);
    return env.getStreamGraph();
  }

  private static List<String> uids(StreamGraph graph) {
    return graph.getStreamNodes().stream()
        .map(node -> String.valueOf(node.getTransformationUID()))
        .sorted()
        .toList();
  }

  private JobConfig everyEnd() throws Exception {
    Files.writeString(folder.resolve("c.csv"), "t,population,neuron,current\n");
    return JobFile.of(
            folder,
            """
            name: every-end
            dt: 1ms
            parallelism: 2
            checkpoints: {interval: 1s, dir: checkpoints}
            inputs:
              - {name: eye, scene: {}, into: retina, encode: {pool: 4}}
              - {name: file, recording: c.csv}
              - {name: topic, kafka: {topic: currents}}
            populations:
              retina: {size: [160, 90], behavior: tonic_spiking, shards: 3}
            outputs:
              spikes: {kafka: {topic: spikes}, file: spikes.csv, delivery: exactly-once}
              rejected: {kafka: {topic: rejected}, file: rejected.csv}
            kafka: {bootstrap: "localhost:1"}
            """)
        .read();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "direction",
        "event-camera",
        "hd-retina",
        "izhikevich-2003",
        "kafka-currents",
        "live-udp",
        "replay-currents"
      })
  void uidsOfEveryJobFileAreAsTheyEverWere(String name) throws Exception {
    JobConfig config = new JobFile(Path.of("jobs", name + ".yaml"), List.of()).read();

    assertThat(uids(graph(config))).isEqualTo(Files.readAllLines(GOLDEN.resolve(name + ".txt")));
  }

  @Test
  void everyJobFileHasItsList() throws Exception {
    try (var jobs = Files.list(Path.of("jobs"));
        var lists = Files.list(GOLDEN)) {
      assertThat(lists.map(file -> file.getFileName().toString().replace(".txt", "")))
          .containsAll(
              jobs.map(file -> file.getFileName().toString())
                  .filter(file -> file.endsWith(".yaml"))
                  .map(file -> file.replace(".yaml", ""))
                  .toList());
    }
  }

  @Test
  void uidsOfEveryKindOfEndAreAsTheyEverWere() throws Exception {
    assertThat(uids(graph(everyEnd())))
        .isEqualTo(Files.readAllLines(GOLDEN.resolve("every-end.txt")));
    JobFile folders = new JobFile(folder.resolve("job.yaml"), List.of());
    assertThat(
            uids(
                graph(
                    folders
                        .set(
                            "outputs.spikes.file=" + folder + "/spikes/",
                            "outputs.rejected.file=" + folder + "/rejected/")
                        .read())))
        .isEqualTo(Files.readAllLines(GOLDEN.resolve("every-end-folders.txt")));
  }

  private JobConfig probed(String file) throws Exception {
    return JobFile.of(
            folder,
            """
            name: probed
            dt: 1ms
            inputs:
              - {name: eye, scene: {}, into: retina, encode: {pool: 4}}
            populations:
              retina: {size: [160, 90], behavior: tonic_spiking}
              motion: {size: 4, behavior: tonic_spiking}
            projections:
              - {from: retina, to: motion, weights: {all-to-all: 1}}
            outputs:
              probe: {neurons: {motion: [0, 3]}, kafka: {topic: "probe.{population}"}, file: FILE}
            kafka: {bootstrap: "localhost:1"}
            """
                .replace("FILE", file))
        .read();
  }

  @Test
  void uidsOfProbesAreAsTheyEverWere() throws Exception {
    JobConfig oneFile = probed("probe.csv");
    assertThat(uids(graph(oneFile))).isEqualTo(Files.readAllLines(GOLDEN.resolve("probed.txt")));
    assertThat(explained(oneFile)).isEqualTo(uids(graph(oneFile)));
    JobConfig parts = probed("probe/");
    assertThat(uids(graph(parts)))
        .isEqualTo(Files.readAllLines(GOLDEN.resolve("probed-folder.txt")));
    assertThat(explained(parts)).isEqualTo(uids(graph(parts)));
  }

  /** Where nothing is probed, a job is what it was. */
  @Test
  void withoutProbesThereIsNoOperatorOfThem() throws Exception {
    assertThat(uids(graph(everyEnd()))).noneMatch(uid -> uid.contains("probe"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"direction", "event-camera", "izhikevich-2003", "kafka-currents", "live-udp"})
  void explainTellsTheUidsOfAJob(String name) throws Exception {
    JobConfig config = new JobFile(Path.of("jobs", name + ".yaml"), List.of()).read();

    assertThat(explained(config)).isEqualTo(uids(graph(config)));
  }

  @Test
  void explainTellsTheUidsOfEveryKindOfEnd() throws Exception {
    assertThat(explained(everyEnd())).isEqualTo(uids(graph(everyEnd())));
    JobConfig folders =
        new JobFile(folder.resolve("job.yaml"), List.of())
            .set(
                "outputs.spikes.file=" + folder + "/spikes/",
                "outputs.rejected.file=" + folder + "/rejected/")
            .read();
    assertThat(explained(folders)).isEqualTo(uids(graph(folders)));
  }

  private static List<String> explained(JobConfig config) {
    return NetworkReport.of(config).operators().stream()
        .map(NetworkReport.Operator::uid)
        .sorted()
        .toList();
  }

  @Test
  void shardsParallelismAndOrderChangeNoUid() throws Exception {
    List<String> uids = uids(graph(everyEnd()));
    JobFile job = new JobFile(folder.resolve("job.yaml"), List.of());

    assertThat(
            uids(
                graph(
                    job.set("parallelism=7", "populations.retina.shards=1", "state=rocksdb")
                        .read())))
        .isEqualTo(uids);
    String text = Files.readString(job.file());
    String eye = text.lines().filter(line -> line.contains("name: eye")).findFirst().get() + "\n";
    String file = text.lines().filter(line -> line.contains("name: file")).findFirst().get() + "\n";
    Files.writeString(job.file(), text.replace(eye + file, file + eye));
    assertThat(uids(graph(job.read()))).isEqualTo(uids);
  }

  @Test
  void everyOperatorHasAUidOfItsOwnAndNoGenericType() throws Exception {
    StreamGraph graph = graph(everyEnd());

    assertThat(uids(graph)).doesNotHaveDuplicates().doesNotContain("null");
    for (StreamNode node : graph.getStreamNodes()) {
      assertThat(node.getTypeSerializerOut()).isNotInstanceOf(KryoSerializer.class);
      for (TypeSerializer<?> in : node.getTypeSerializersIn()) {
        assertThat(in).isNotInstanceOf(KryoSerializer.class);
      }
    }
    assertThat(JobSettings.of(everyEnd()).get(PipelineOptions.GENERIC_TYPES)).isFalse();
    assertThat(JobSettings.of(everyEnd()).get(PipelineOptions.AUTO_GENERATE_UIDS)).isFalse();
    assertThat(graph.getStreamNodes())
        .allSatisfy(node -> assertThat(node.getMaxParallelism()).isIn(-1, 128));
  }
}
