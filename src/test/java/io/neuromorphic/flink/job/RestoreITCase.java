/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.job.GoldenCurrents.Current;
import io.neuromorphic.flink.job.compare.Spike;
import io.neuromorphic.flink.job.run.RunSummary;
import io.neuromorphic.flink.job.run.TestCluster;
import io.neuromorphic.flink.job.run.TestCluster.Submitted;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Promise 3: a job that loses a machine, or is stopped and restored, says what it would have. */
class RestoreITCase {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int OUT_OF_ORDERNESS = 20_000;

  @RegisterExtension static final TestBroker BROKER = new TestBroker();
  @TempDir static Path clusterFolder;
  @TempDir static Path calmFolder;
  private static TestCluster cluster;
  private static Calm calmScene;

  @TempDir Path folder;
  private String topic;

  @BeforeAll
  static void startCluster() throws Exception {
    cluster = TestCluster.start(clusterFolder);
  }

  @AfterAll
  static void stopCluster() throws Exception {
    cluster.close();
  }

  @AfterEach
  void leaveNoJob() throws Exception {
    cluster.cancelAll();
  }

  @BeforeEach
  void nameTopic() {
    topic = BROKER.freshName();
  }

  /**
   * A camera of two seconds, or a bit less, that takes four times as long: a busy machine needs
   * some of that for its checkpoints. Its spikes go to a file and a topic.
   */
  private JobFile scene(String name) throws Exception {
    return scene(Files.createDirectory(folder.resolve(name)), topic + "-" + name);
  }

  private static JobFile scene(Path place, String name) throws Exception {
    return JobFile.of(
        place,
        """
        name: NAME
        dt: 1ms
        parallelism: 2
        checkpoints: {interval: 100ms, dir: checkpoints}
        inputs:
          - name: camera
            scene: {size: [128, 96], duration: 1800ms, rate: 100000, seed: 5, bars: 3, dots: 2}
            speed: 0.25
            into: retina
            encode: {pool: 4, on: 20.0, off: 15.0, region: [0, 0, 120, 96]}
        populations:
          retina: {size: [32, 24], behavior: tonic_spiking, shards: 3}
        outputs:
          spikes: {file: spikes.csv}
          probe: {neurons: {retina: [0, 255, 256, 401, 767]}, every: 2ms, file: probe.csv}
        kafka: {bootstrap: "BROKER"}
        """
            .replace("NAME", name)
            .replace("BROKER", BROKER.bootstrap()));
  }

  private JobFile recording(String name) throws Exception {
    return scene(name)
        .set(
            "inputs.camera.recording=" + SharedRecordings.path(SharedRecordings.EVT3),
            "inputs.camera.encode={pool: 8, on: 10.0, off: 10.0}",
            "populations.retina.size=[80, 60]");
  }

  /** What the scene says when nothing happens to it: the same in every test. */
  private Calm calm() throws Exception {
    if (calmScene == null) {
      calmScene = Calm.of(scene(Files.createDirectory(calmFolder.resolve("calm")), "calm"));
    }
    return calmScene;
  }

  /** What a job says when nothing happens to it. */
  private record Calm(JobFile job, RunSummary summary, List<Spike> spikes, List<Sample> samples) {
    static Calm of(JobFile job) throws Exception {
      RunSummary summary = job.set("inputs.camera.speed=max").run();
      Calm calm =
          new Calm(
              job,
              summary,
              Spikes.read(job.path("spikes.csv")),
              Probed.read(job.path("probe.csv")));
      assertThat(calm.samples).hasSizeGreaterThan(4_000);
      assertThat(calm.spikes).hasSizeGreaterThan(1_000);
      assertThat(summary.digest()).isEqualTo(ReferenceDigest.of(calm.spikes));
      return calm;
    }

    void assertSame(RunSummary other) {
      assertThat(other.digest()).isEqualTo(summary.digest());
      assertThat(other.events()).isEqualTo(summary.events());
      assertThat(other.balanced()).isTrue();
      assertThat(other.steps()).isEqualTo(summary.steps());
      assertThat(other.neuronSteps()).isEqualTo(summary.neuronSteps());
      assertThat(other.spikes()).isEqualTo(summary.spikes());
    }
  }

  private static RunSummary runLosingATaskManager(JobFile job) throws Exception {
    Submitted running = cluster.submit(job, BROKER.bootstrap());
    running.awaitCheckpoints(3);
    cluster.loseTaskManager();
    RunSummary summary = running.await();
    assertThat(running.restores()).isPositive();
    return summary;
  }

  @Test
  void afterALossTheFileIsTheSameAndATopicHoldsEverySpikeAtLeastOnce() throws Exception {
    Calm calm = calm();
    BROKER.topic(topic, 2);
    JobFile job =
        scene("lossy")
            .set(
                "outputs.spikes.kafka.topic=" + topic,
                "outputs.probe.kafka.topic=" + topic + "-probe");
    BROKER.topic(topic + "-probe", 2);

    calm.assertSame(runLosingATaskManager(job));

    List<Sample> samples = Probed.records(BROKER.committed(topic + "-probe"));
    assertThat(samples.stream().distinct().toList()).isEqualTo(calm.samples());
    assertThat(job.path("probe.csv")).hasSameBinaryContentAs(calm.job().path("probe.csv"));

    assertThat(job.path("spikes.csv")).hasSameBinaryContentAs(calm.job().path("spikes.csv"));
    assertThat(job.path("spikes.csv.part")).doesNotExist();
    List<Spike> sent = SpikeTopic.spikes(BROKER.committed(topic));
    assertThat(Spikes.distinct(sent)).isEqualTo(calm.spikes());
  }

  @Test
  void afterALossPartFilesAndTransactionsHoldEverySpikeOnce() throws Exception {
    Calm calm = calm();
    BROKER.topic(topic, 2);
    JobFile job =
        scene("lossy")
            .set(
                "state=rocksdb",
                "outputs.spikes.file=" + folder.resolve("lossy/parts") + "/",
                "outputs.spikes.kafka.topic=" + topic,
                "outputs.spikes.delivery=exactly-once",
                "outputs.probe.kafka.topic=" + topic + "-probe",
                "outputs.probe.delivery=exactly-once",
                "outputs.probe.file=" + folder.resolve("lossy/probes") + "/");
    BROKER.topic(topic + "-probe", 2);

    calm.assertSame(runLosingATaskManager(job));

    assertThat(Probed.readFolder(job.path("probes"))).isEqualTo(calm.samples());
    assertThat(Probed.records(BROKER.committed(topic + "-probe"))).isEqualTo(calm.samples());

    assertThat(Spikes.readFolder(job.path("parts"))).isEqualTo(calm.spikes());
    assertThat(SpikeTopic.spikes(BROKER.committed(topic))).isEqualTo(calm.spikes());
  }

  @Test
  void afterALossARecordingIsTakenUpWhereItWas() throws Exception {
    Calm calm = Calm.of(recording("calm"));
    JobFile job = recording("lossy").set("state=rocksdb");

    calm.assertSame(runLosingATaskManager(job));

    assertThat(job.path("spikes.csv")).hasSameBinaryContentAs(calm.job().path("spikes.csv"));
  }

  @ParameterizedTest
  @CsvSource({"hashmap, 2, 1, NATIVE", "rocksdb, 1, 2, CANONICAL", "rocksdb, 2, 1, NATIVE"})
  void aStoppedJobGoesOnWithAnotherParallelism(
      String backend, int before, int after, SavepointFormatType format) throws Exception {
    Calm calm = calm();
    JobFile job = scene("stopped").set("state=" + backend);
    Submitted first = cluster.submit(job.set("parallelism=" + before), BROKER.bootstrap());
    first.awaitCheckpoints(3);
    String savepoint = first.stopWithSavepoint(folder.resolve("savepoints"), format);
    RunSummary half = first.await();
    assertThat(half.digest()).isNotEqualTo(calm.summary().digest());
    assertThat(half.balanced()).as("books of the first half: %s", half.events()).isTrue();
    assertThat(job.path("spikes.csv")).doesNotExist();

    Submitted second =
        cluster.submit(
            job.set(
                "parallelism=" + after,
                "inputs.camera.speed=max",
                "outputs.probe={neurons: {retina: [401, 7]}, every: 4ms, file: "
                    + job.path("later.csv")
                    + "}"),
            BROKER.bootstrap(),
            Optional.of(savepoint));

    calm.assertSame(second.await());
    assertThat(second.restores()).isPositive();
    // Another probe goes on from where the first one was stopped.
    List<Sample> later = Probed.read(job.path("later.csv"));
    long from = later.get(0).t();
    assertThat(from).isBetween(4_000L, calm.samples().get(calm.samples().size() - 5).t());
    assertThat(later.stream().filter(s -> s.neuron() == 401).toList())
        .isEqualTo(
            calm.samples().stream()
                .filter(s -> s.neuron() == 401 && s.t() >= from && s.t() % 4_000 == 0)
                .toList());
    assertThat(later.stream().filter(s -> s.neuron() == 7)).hasSize(later.size() / 2);
    assertThat(job.path("spikes.csv")).hasSameBinaryContentAs(calm.job().path("spikes.csv"));
  }

  @Test
  void aLiveStreamThroughALossFiresTheGoldenSpikesOnce() throws Exception {
    BROKER.topic(topic, 2);
    BROKER.topic(topic + "-spikes", 2);
    JobFile job =
        JobFile.of(
            folder,
            """
            name: TOPIC
            dt: 1ms
            origin: 0
            out-of-orderness: 20ms
            parallelism: 2
            checkpoints: {interval: 100ms, dir: checkpoints}
            inputs:
              - name: currents
                kafka: {topic: TOPIC, format: json, from: earliest, until: never}
            populations:
              POPULATION
            outputs:
              spikes: {kafka: {topic: TOPIC-spikes}, delivery: exactly-once}
            kafka: {bootstrap: "BROKER"}
            """
                .replace("TOPIC", topic)
                .replace("POPULATION", GoldenCurrents.POPULATION_LINE)
                .replace("BROKER", BROKER.bootstrap()));
    List<Current> events = GoldenCurrents.shuffled(GoldenCurrents.events(1_000), OUT_OF_ORDERNESS);
    int half = events.size() / 2;
    send(events.subList(0, half));
    Submitted running = cluster.submit(job, BROKER.bootstrap());
    running.awaitCheckpoints(4);

    cluster.loseTaskManager();
    send(events.subList(half, events.size()));
    List<ProducerRecord<byte[], byte[]>> end = new ArrayList<>();
    for (int partition = 0; partition < 2; partition++) {
      end.add(record(partition, "{\"until\":820001}"));
    }
    BROKER.send(end);

    Eventually.holds(
        "all spikes are committed",
        PATIENCE,
        () -> SpikeTopic.spikes(BROKER.committed(topic + "-spikes")).size() >= 2_406);
    // Whatever may still come would come with the next checkpoints.
    running.awaitCheckpoints(3);
    assertThat(running.restores()).isPositive();
    running.cancel();
    assertThat(SpikeTopic.spikes(BROKER.committed(topic + "-spikes")))
        .isEqualTo(Spikes.golden(GoldenCurrents.POPULATION, 1_000));
  }

  private void send(List<Current> events) throws Exception {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      records.add(record(i % 2, events.get(i).json()));
    }
    BROKER.send(records);
  }

  private ProducerRecord<byte[], byte[]> record(int partition, String json) {
    return new ProducerRecord<>(topic, partition, null, json.getBytes(StandardCharsets.UTF_8));
  }
}
