/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.job.InputLook;
import io.neuromorphic.flink.job.InputLooks;
import io.neuromorphic.flink.job.JobClock;
import io.neuromorphic.flink.job.JobFile;
import io.neuromorphic.flink.job.SpikingJob;
import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.run.RunSummary;
import io.neuromorphic.flink.operator.JobCounters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.ExceptionUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job that was stopped goes on as a program, and a program as a job. */
class ResumedProgramITCase {

  private static final int EVENTS = 6_000;

  /** A recording of 1.5 s, played so slowly that no machine is too slow to stop it amid. */
  private static final String JOB =
      """
      name: resumed
      dt: 1ms
      origin: 0
      parallelism: 2
      inputs:
        - {name: touch, recording: currents.csv, speed: 0.25}
      populations:
        skin: {size: 16, behavior: tonic_spiking, shards: 2}
        deep: {size: 4, behavior: phasic_spiking}
      projections:
        - {from: skin, to: deep, weights: {all-to-all: 40}, delay: 3ms}
      outputs:
        spikes: {file: spikes.csv}
        probe: {neurons: {skin: [3, 12], deep: all}, every: 2ms, file: probe.csv}
      """;

  @TempDir static Path calmFolder;
  private static RunSummary calm;

  @TempDir Path folder;
  private JobFile job;
  private String savepoint;
  private long read;

  private static CurrentEvent event(int i) {
    return new CurrentEvent(i * 250L, "skin", i * 7 % 16, 60 + i % 11);
  }

  private static JobFile jobIn(Path folder) throws Exception {
    StringBuilder csv = new StringBuilder("t,population,neuron,current\n");
    for (int i = 0; i < EVENTS; i++) {
      CurrentEvent e = event(i);
      csv.append(e.t()).append(",skin,").append(e.neuron()).append(',');
      csv.append(e.current()).append('\n');
    }
    Files.writeString(folder.resolve("currents.csv"), csv);
    return JobFile.of(folder, JOB);
  }

  @BeforeAll
  static void runWithoutAStop() throws Exception {
    calm = jobIn(calmFolder).set("inputs.touch.speed=max").run();
    assertThat(calm.spikes().values()).allSatisfy(n -> assertThat(n).isGreaterThan(20));
  }

  @BeforeEach
  void stopAJob() throws Exception {
    job = jobIn(folder);
    JobConfig config = job.read();
    StreamExecutionEnvironment env = RunningProgram.environment(Optional.empty(), false, Map.of());
    Map<String, InputLook> looks = InputLooks.of(config, "");
    new SpikingJob(config, looks, JobClock.of(config, looks, 0), "").build(env);
    RunningProgram running = RunningProgram.start(env);
    running.awaitAtLeast(EVENTS / 10, JobCounters.read("touch"));
    savepoint = running.stop(folder);
    read = (Long) running.result().getAllAccumulatorResults().get(JobCounters.read("touch"));
    assertThat(read).isBetween(EVENTS / 10L, EVENTS - 1_000L);
  }

  private static SpikingNeurons.Builder neurons() {
    return SpikingNeurons.builder()
        .dt(Duration.ofMillis(1))
        .originMicros(0)
        .population(Population.named("skin").size(16).behavior("tonic_spiking").shards(2))
        .population(Population.named("deep").size(4).behavior("phasic_spiking"))
        .projection(
            Projection.between("skin", "deep")
                .weights(SynapticWeights.allToAll(40))
                .delay(Duration.ofMillis(3)));
  }

  @Test
  void aJobGoesOnAsAProgramAndThatAsAJob() throws Exception {
    StreamExecutionEnvironment env =
        RunningProgram.environment(Optional.of(savepoint), false, Map.of());
    EventSource<CurrentPacket> recording =
        RecordingSource.currents().path(job.path("currents.csv")).speed(0.25).build();
    NeuronStreams told =
        neurons()
            .probe("skin", 3, 12)
            .probeAll("deep")
            .probeEvery(Duration.ofMillis(2))
            .build()
            .in(env)
            .currents("touch", recording)
            .apply();
    SpikeFiles.one(told.spikes(), job.path("spikes.csv")).uid("file-spikes");
    ProbeFiles.one(told.probed(), job.path("probe.csv")).uid("file-probe");
    RunningProgram program = RunningProgram.start(env);
    program.awaitAtLeast(read + EVENTS / 10, JobCounters.read("touch"));
    assertThat(told.totals(program.accumulators()).spikes().get("skin")).isPositive();
    String second = program.stop(folder);
    NeuronTotals half = told.totals(program.result());
    assertThat(half.events().get("touch").read()).isBetween(read + EVENTS / 10, EVENTS - 1L);
    assertThat(job.path("spikes.csv")).doesNotExist();

    RunSummary whole = job.set("inputs.touch.speed=max").resume(second, false);

    assertThat(whole.digest()).isEqualTo(calm.digest());
    assertThat(whole.events()).isEqualTo(calm.events());
    assertThat(whole.steps()).isEqualTo(calm.steps());
    for (String file : List.of("spikes.csv", "probe.csv")) {
      assertThat(job.path(file)).hasSameBinaryContentAs(calmFolder.resolve(file));
    }
  }

  /** The program has the rest of the events from elsewhere; the job's own source is gone. */
  private NeuronStreams withAStream(StreamExecutionEnvironment env) {
    List<CurrentEvent> rest = new ArrayList<>();
    for (int i = (int) read; i < EVENTS; i++) {
      rest.add(event(i));
    }
    NeuronStreams told =
        neurons()
            .build()
            .in(env)
            .currents(
                "touch",
                env.fromData(
                        TypeInformation.of(CurrentEvent.class), rest.toArray(CurrentEvent[]::new))
                    .uid("rest")
                    .assignTimestampsAndWatermarks(
                        WatermarkStrategy.<CurrentEvent>forMonotonousTimestamps()
                            .withTimestampAssigner((e, before) -> e.t() / 1_000))
                    .uid("times")
                    .setParallelism(1),
                (e, out) -> out.add(e))
            .apply();
    SpikeFiles.one(told.spikes(), job.path("spikes.csv")).uid("file-spikes");
    return told;
  }

  @Test
  void aStreamTakesThePlaceOfASourceWhereItsPositionMayBeLost() throws Exception {
    StreamExecutionEnvironment refused =
        RunningProgram.environment(Optional.of(savepoint), false, Map.of());
    withAStream(refused);
    assertThatThrownBy(() -> RunningProgram.start(refused).result())
        .satisfies(
            failure ->
                assertThat(ExceptionUtils.stringifyException(failure))
                    .contains("--allowNonRestoredState"));

    StreamExecutionEnvironment allowed =
        RunningProgram.environment(Optional.of(savepoint), true, Map.of());
    NeuronStreams told = withAStream(allowed);
    NeuronTotals whole = told.totals(RunningProgram.start(allowed).result());

    assertThat(whole.digest()).isEqualTo(calm.digest());
    assertThat(whole.spikes()).isEqualTo(calm.spikes());
    assertThat(whole.steps()).isEqualTo(calm.steps());
    assertThat(whole.events().get("touch").integrated()).isEqualTo(EVENTS);
    assertThat(whole.events().get("touch").read()).isEqualTo(EVENTS);
    assertThat(job.path("spikes.csv")).hasSameBinaryContentAs(calmFolder.resolve("spikes.csv"));
  }
}
