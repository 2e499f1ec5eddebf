/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.testkit;

import static io.neuromorphic.flink.testing.SpikeAssertions.assertThat;
import static io.neuromorphic.flink.testing.TestInputs.OFF;
import static io.neuromorphic.flink.testing.TestInputs.ON;
import static io.neuromorphic.flink.testing.TestInputs.at;
import static io.neuromorphic.flink.testing.TestInputs.camera;
import static io.neuromorphic.flink.testing.TestInputs.currents;
import static io.neuromorphic.flink.testing.TestInputs.every;
import static io.neuromorphic.flink.testing.TestInputs.ms;
import static io.neuromorphic.flink.testing.TestInputs.recording;
import static io.neuromorphic.flink.testing.TestInputs.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.neuromorphic.flink.event.SpikePacket;
import io.neuromorphic.flink.job.TopicCreation;
import io.neuromorphic.flink.job.compare.SpikeTrains;
import io.neuromorphic.flink.job.config.JobFileException;
import io.neuromorphic.flink.job.run.JobFailedException;
import io.neuromorphic.flink.state.NeuromorphicTypes;
import io.neuromorphic.flink.stream.Population;
import io.neuromorphic.flink.stream.RecordingSource;
import io.neuromorphic.flink.stream.SpikingNeurons;
import io.neuromorphic.flink.testing.CurrentEvent;
import io.neuromorphic.flink.testing.JobRun;
import io.neuromorphic.flink.testing.Neuromorphic;
import io.neuromorphic.flink.testing.NeuromorphicExtension;
import io.neuromorphic.flink.testing.TestInput;
import io.neuromorphic.flink.testing.TestJob;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the kit runs is what a run runs. */
@ExtendWith(NeuromorphicExtension.class)
class NeuromorphicITCase {

  private static final String REPLAY = "jobs/replay-currents.yaml";
  private static final String REPLAY_DIGEST = "73bca752435f61601dfcb5a63c52472a";

  @TempDir Path folder;

  @Test
  void aJobFileRunsInMemory(Neuromorphic neuromorphic) throws Exception {
    JobRun run = neuromorphic.job(REPLAY).run();

    assertThat(run).hasDigest(REPLAY_DIGEST).integratedEveryEvent().rejectedNothing();
    assertThat(run.spikes()).inPopulation("motion").startsAt(ms(110)).hasCount(76);
    assertThat(run.originMicros()).isEqualTo(ms(100));
    assertThat(run.spikesFromOrigin()).startsAt(ms(10));
    assertThat(Path.of("jobs/replay-currents.csv")).doesNotExist();
  }

  @Test
  void aRecordingTakesThePlaceOfATopic(Neuromorphic neuromorphic) throws Exception {
    JobRun run =
        neuromorphic
            .job(Path.of("jobs/kafka-currents.yaml"))
            .withInput("currents", recording("jobs/data/currents.csv"))
            .set("dt", "2ms")
            .set("populations.motion.shards", 2)
            .run();

    assertThat(run).integratedEveryEvent();
    assertThat(run.spikes()).inPopulation("motion").isNotEmpty();
  }

  /** More subtasks than the shared cluster has slots. */
  @Test
  void parallelismIsTheJobs(Neuromorphic neuromorphic) throws Exception {
    assertThat(neuromorphic.job(REPLAY).set("parallelism", 9).run()).hasDigest(REPLAY_DIGEST);
    assertThat(neuromorphic.job(REPLAY).set("parallelism", 3).run()).hasDigest(REPLAY_DIGEST);
  }

  @Test
  void cameraEventsCanStandInTheTest(Neuromorphic neuromorphic) throws Exception {
    JobRun run =
        neuromorphic
            .job(
                """
                name: pixels
                dt: 1ms
                inputs:
                  - {name: camera, udp: {port: 3333, protocol: evt3}, into: retina, speed: 1.0, encode: {on: 900, off: 20}}
                populations:
                  retina: {size: [4, 3], behavior: tonic_spiking}
                """)
            .withInput(
                "camera",
                camera(
                    at(seconds(3), 1, 2, ON), at(seconds(3), 0, 0, OFF), at(seconds(3), 9, 9, ON)))
            .run();

    assertThat(run.spikesFromOrigin()).hasCount(1).containsSpike(ms(1), "retina", 9);
    assertThat(run.summary().events().get("camera").filtered()).isEqualTo(1);
    assertThatThrownBy(() -> assertThat(run).integratedEveryEvent())
        .hasMessage(
            "expected every event of camera to be integrated, found 3 read, 2 integrated,"
                + " 1 filtered, 0 late, 0 invalid, 0 pending");
  }

  @Test
  void aPipelineOfOnesOwnRunsToo(Neuromorphic neuromorphic) throws Exception {
    SpikePacket one = new SpikePacket("v1", 0, 1);
    one.addStep(ms(1), 5, new int[] {0, 2}, 2);

    SpikeTrains spikes =
        neuromorphic.collect(
            environment ->
                environment
                    .fromData(NeuromorphicTypes.SPIKE_PACKET, one)
                    .filter(packet -> packet.population().equals("v1"))
                    .returns(NeuromorphicTypes.SPIKE_PACKET));

    assertThat(spikes).inPopulation("v1").hasCount(2).containsSpike(ms(1), "v1", 7);
  }

  @Test
  void aPipelineThatFailsTellsWhy(Neuromorphic neuromorphic) {
    assertThatThrownBy(
            () ->
                neuromorphic.collect(
                    environment ->
                        environment
                            .fromData(NeuromorphicTypes.SPIKE_PACKET, new SpikePacket("v1", 0, 1))
                            .map(
                                packet -> {
                                  throw new IllegalStateException("no such neuron");
                                })
                            .map(o -> (SpikePacket) o)
                            .returns(NeuromorphicTypes.SPIKE_PACKET)))
        .isInstanceOf(JobFailedException.class)
        .hasMessage("the job failed: no such neuron");
  }

  @Test
  void whatThePipelinesNeuronsRejectIsTold(Neuromorphic neuromorphic) throws Exception {
    Path touch =
        Files.writeString(
            folder.resolve("touch.csv"),
            "t,population,neuron,current\n1000,skin,0,1\n2000,skin,7,1\n");

    assertThatThrownBy(
            () ->
                neuromorphic.collect(
                    environment ->
                        SpikingNeurons.builder()
                            .dt(Duration.ofMillis(1))
                            .originMicros(0)
                            .uidPrefix("own")
                            .population(Population.named("skin").size(2).behavior("tonic_spiking"))
                            .build()
                            .in(environment)
                            .currents("touch", RecordingSource.currents().path(touch).build())
                            .apply()
                            .spikes()))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "the neurons of the pipeline rejected events: of touch 1 (invalid-neuron); where that"
                + " is wanted, run it in environment()");
  }

  private static volatile CountDownLatch started;
  private static volatile CountDownLatch ended;

  /** Without end; tells when it begins and when it is over. */
  private static final class Endless extends RichFlatMapFunction<Long, SpikePacket> {
    private static final long serialVersionUID = 1L;

    @Override
    public void flatMap(Long number, Collector<SpikePacket> out) {
      started.countDown();
    }

    @Override
    public void close() {
      ended.countDown();
    }
  }

  /** As JUnit's timeout interrupts it. */
  @Test
  void anInterruptedTestLeavesNoJobOnTheCluster(Neuromorphic neuromorphic) throws Exception {
    // Here, as it may be the second try.
    started = new CountDownLatch(1);
    ended = new CountDownLatch(1);
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread test =
        new Thread(
            () ->
                thrown.set(
                    catchThrowable(
                        () ->
                            neuromorphic.collect(
                                environment ->
                                    environment
                                        .fromSequence(0, Long.MAX_VALUE)
                                        .setParallelism(1)
                                        .flatMap(new Endless())
                                        .returns(NeuromorphicTypes.SPIKE_PACKET)
                                        .setParallelism(1)))),
            "interrupted test");
    test.start();
    assertThat(started.await(60, TimeUnit.SECONDS)).isTrue();

    test.interrupt();
    test.join(60_000);

    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    assertThat(ended.getCount()).isZero();
  }

  @Test
  void anInputThatNeverEndsIsRefusedAtOnce(Neuromorphic neuromorphic) {
    assertThatThrownBy(() -> neuromorphic.job("jobs/kafka-currents.yaml").run())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "the input 'currents' reads the Kafka topic 'currents'; give a recording in its place:"
                + " withInput(…)");
  }

  @Test
  void mistakesOfATestAreTold(Neuromorphic neuromorphic) throws Exception {
    assertThatThrownBy(
            () -> neuromorphic.job(REPLAY).withInput("curents", currents(at(0, "motion", 0, 1))))
        .hasMessage("the job has no input 'curents', did you mean 'currents'?");
    assertThatThrownBy(
            () -> neuromorphic.job(REPLAY).withInput("currents", recording("none.csv")).run())
        .isInstanceOf(JobFileException.class)
        .hasMessage(
            "withInput(\"currents\", …): inputs.currents.recording: file not found: "
                + Path.of("none.csv").toAbsolutePath());
    assertThatThrownBy(() -> neuromorphic.job("name: x\npopulatons: {}\n").run())
        .isInstanceOf(JobFileException.class)
        .hasMessageContaining("job in the test:2: unknown key 'populatons'");
    Path empty = Files.writeString(folder.resolve("j.yaml"), "");
    assertThatThrownBy(() -> neuromorphic.job(empty).run()).hasMessageContaining("file is empty");
  }

  @Test
  void aMistakeLeavesTheTopicsAsTheyAre(Neuromorphic neuromorphic) throws Exception {
    String job =
        """
        name: mistaken
        dt: 1ms
        inputs:
          - {name: kept, kafka: {topic: mistaken.in, format: json}}
          - {name: other, %s}
        populations:
          v1: {size: [2, 2], behavior: tonic_spiking}
        outputs:
          spikes: {kafka: {topic: mistaken.out}, format: json}
        kafka: {bootstrap: "no.example:9092"}
        """;
    TestInput one = currents(at(0, "v1", 0, 1));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", neuromorphic.bootstrap()))) {
      TopicCreation.create(admin, new NewTopic("mistaken.in", 1, (short) 1), 60);
      TopicCreation.create(admin, new NewTopic("mistaken.out", 1, (short) 1), 60);

      String recording = "recording: " + Path.of("jobs/data/currents.csv").toAbsolutePath();
      refused(
          neuromorphic.job(job.formatted(recording)).withInput("kept", one).withInput("other", one),
          "throughKafka: the input 'other' reads no topic; leave its withInput(…) out, or run"
              + " without throughKafka()");
      refused(
          neuromorphic
              .job(job.formatted("kafka: {topic: mistaken.other, format: json}"))
              .withInput("kept", one)
              .withInput("other", recording("none.csv")),
          "file not found: " + Path.of("none.csv").toAbsolutePath());
      refused(
          neuromorphic
              .job(job.formatted("udp: {port: 3333, protocol: spif}, into: v1, encode: {on: 9}"))
              .withInput("kept", one),
          "the input 'other' reads a live sensor; give a recording in its place: set(…), or"
              + " withInput(…) without throughKafka()");

      assertThat(admin.listTopics().names().get()).contains("mistaken.in", "mistaken.out");
    }
  }

  private static void refused(TestJob job, String problem) {
    assertThatThrownBy(() -> job.throughKafka().run()).hasMessage(problem);
  }

  @Test
  void theTopicsOfAJobAreRealOnes(Neuromorphic neuromorphic) throws Exception {
    String job =
        """
        name: through
        dt: 1ms
        inputs:
          - {name: currents, kafka: {topic: in, format: %s, from: latest}}
        populations:
          v1: {size: 4, behavior: tonic_spiking}
        outputs:
          spikes: {kafka: {topic: "spikes.{population}"}, format: json}
          rejected: {kafka: {topic: rejected}}
        kafka: {bootstrap: "no.example:9092", properties: {security.protocol: SSL}}
        """;
    List<CurrentEvent> stimulus = every(ms(1), 0, ms(200), "v1", 2, 20);
    JobRun memory =
        neuromorphic.job(job.formatted("json")).withInput("currents", currents(stimulus)).run();

    for (String format : List.of("packet", "json")) {
      JobRun run =
          neuromorphic
              .job(job.formatted(format))
              .withInput("currents", currents(stimulus))
              .throughKafka()
              .run();

      assertThat(run).integratedEveryEvent().spikes().isNotEmpty().isEqualTo(memory.spikes());
      assertThat(run.summary().topics())
          .containsEntry("spikes.v1", (long) run.spikes().size())
          .containsEntry("rejected", 0L);
    }
  }
}
