/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.SpikeDigest;
import io.neuromorphic.flink.job.JobFile;
import io.neuromorphic.flink.job.Probed;
import io.neuromorphic.flink.job.Sample;
import io.neuromorphic.flink.job.run.RunSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.CloseableIterator;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program makes of neurons is what a job file that says the same makes of them. */
class SpikingNeuronsITCase {

  private static final float[][] KERNEL = {{1.5f, 2, 1.5f}, {2, 4, 2}, {1.5f, 2, 1.5f}};

  private static final String JOB =
      """
      name: same
      dt: 1ms
      origin: 0
      parallelism: 2
      inputs:
        - {name: camera, scene: {size: [64, 48], duration: 200ms, rate: 200000, seed: 3}, into: retina, encode: {pool: 2, on: 25.0, off: 15.0}}
        - {name: touch, recording: currents.csv}
      populations:
        retina: {size: [32, 24], behavior: tonic_spiking, shards: 4}
        motion: {size: [16, 12], behavior: phasic_spiking, shards: 2, bias: 0.5}
        skin: {size: 3, parameters: {a: 0.02, b: 0.2, c: -65, d: 6}, initial: {v: -70, u: -14}, recurrent-weights: w.csv}
      projections:
        - {from: retina, to: motion, weights: {kernel: [[1.5, 2, 1.5], [2, 4, 2], [1.5, 2, 1.5]], stride: 2, padding: 1}, delay: 2ms}
        - {from: motion, to: skin, weights: {all-to-all: 0.25}, tau-syn: 5ms}
      outputs:
        probe: {neurons: {retina: [0, 200, 767], skin: all}, every: 2ms, file: probe.csv}
      """;

  /** A sensor's own record, in its own words. */
  public record Reading(long nanos, int taxel, double force) {}

  @TempDir Path folder;

  private JobFile jobFile() throws Exception {
    StringBuilder csv = new StringBuilder("t,population,neuron,current\n");
    for (Reading reading : readings()) {
      csv.append(reading.nanos() / 1_000).append(",skin,").append(reading.taxel()).append(',');
      csv.append((float) (reading.force() * 10)).append('\n');
    }
    Files.writeString(folder.resolve("currents.csv"), csv);
    Files.writeString(folder.resolve("w.csv"), "from,to,weight\n0,1,4.5\n2,0,-3.25\n");
    return JobFile.of(folder, JOB);
  }

  /** In the order of time. */
  private static List<Reading> readings() {
    Random random = new Random(5);
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      readings.add(new Reading(i * 50_000L, random.nextInt(3), random.nextDouble()));
    }
    return readings;
  }

  /** The same with neighbours out of order, none by more than 2 ms. */
  private static List<Reading> shaken() {
    List<Reading> readings = readings();
    for (int i = 0; i + 20 <= readings.size(); i += 20) {
      Collections.shuffle(readings.subList(i, i + 20), new Random(i));
    }
    return readings;
  }

  private static SpikingNeurons.Builder neurons() {
    return SpikingNeurons.builder()
        .dt(Duration.ofMillis(1))
        .originMicros(0)
        .population(Population.named("retina").size(32, 24).behavior("tonic_spiking").shards(4))
        .population(
            Population.named("motion").size(16, 12).behavior("phasic_spiking").shards(2).bias(0.5))
        .population(
            Population.named("skin")
                .size(3)
                .parameter("a", 0.02)
                .parameter("b", 0.2)
                .parameter("c", -65)
                .parameter("d", 6)
                .initialV(-70)
                .initialU(-14)
                .recurrentWeights(
                    SynapticWeights.matrix(
                        new float[][] {{0, 0, -3.25f}, {4.5f, 0, 0}, {0, 0, 0}})))
        .projection(
            Projection.between("retina", "motion")
                .weights(SynapticWeights.kernel(KERNEL, 2, 1))
                .delay(Duration.ofMillis(2)))
        .projection(
            Projection.between("motion", "skin")
                .weights(SynapticWeights.allToAll(0.25f))
                .tauSyn(Duration.ofMillis(5)));
  }

  private static final CameraInput CAMERA =
      CameraInput.named("camera").into("retina").pool(2).on(25).off(15);

  private static SceneSource.Builder scene() {
    return SceneSource.builder()
        .size(64, 48)
        .duration(Duration.ofMillis(200))
        .rate(200_000)
        .seed(3);
  }

  private static StreamExecutionEnvironment env() {
    Configuration settings = new Configuration();
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    return StreamExecutionEnvironment.createLocalEnvironment(2, settings);
  }

  /** Of a sensor's own stream, its own watermarks, and its own order in two subtasks. */
  private static DataStream<Reading> touch(StreamExecutionEnvironment env) {
    return touch(env, 0);
  }

  /** The same by a clock that is ahead. */
  private static DataStream<Reading> touch(StreamExecutionEnvironment env, long aheadNanos) {
    Reading[] readings =
        shaken().stream()
            .map(r -> new Reading(r.nanos() + aheadNanos, r.taxel(), r.force()))
            .toArray(Reading[]::new);
    return env.fromData(TypeInformation.of(Reading.class), readings)
        .rebalance()
        .map(reading -> reading)
        .returns(TypeInformation.of(Reading.class))
        .assignTimestampsAndWatermarks(
            WatermarkStrategy.<Reading>forBoundedOutOfOrderness(Duration.ofMillis(20))
                .withTimestampAssigner((reading, before) -> reading.nanos() / 1_000_000));
  }

  private static void currents(Reading reading, CurrentFunction.Currents out) {
    out.add(reading.nanos() / 1_000, "skin", reading.taxel(), (float) (reading.force() * 10));
  }

  @Test
  void sourcesAndOwnStreamsFireTheSpikesOfTheJobFile() throws Exception {
    RunSummary job = jobFile().run();
    assertThat(job.spikes().values()).allSatisfy(n -> assertThat(n).isPositive());

    StreamExecutionEnvironment env = env();
    NeuronStreams read =
        neurons()
            .probe("retina", 767, 0, 200)
            .probeAll("skin")
            .probeEvery(Duration.ofMillis(2))
            .build()
            .in(env)
            .camera(CAMERA, scene().build())
            .currents(
                "touch", RecordingSource.currents().path(folder.resolve("currents.csv")).build())
            .apply();
    ProbeFiles.one(read.probed(), folder.resolve("program.csv")).uid("file-probe");
    NeuronStreams own =
        SpikingNeurons.builder()
            .jobFile(folder.resolve("job.yaml"))
            .uidPrefix("own")
            .probe("skin", 1)
            .build()
            .in(env)
            .cameraPackets(
                CAMERA,
                env.fromSource(
                    scene().build(), PacketTimes.watermarks(Duration.ofMillis(5)), "scene"))
            .currents("touch", touch(env), SpikingNeuronsITCase::currents)
            .apply();
    NeuronStreams shifted =
        neurons()
            .uidPrefix("shifted")
            .build()
            .in(env)
            .camera(CAMERA, scene().build())
            .currents(
                CurrentInput.named("touch").shiftedBy(Duration.ofSeconds(-10)),
                touch(env, 10_000_000_000L),
                SpikingNeuronsITCase::currents)
            .apply();
    List<SpikeEvent> events = new ArrayList<>();
    List<Sample> samples = new ArrayList<>();
    JobExecutionResult result;
    try (CloseableIterator<SpikeEvent> collected = own.events().collectAsync();
        CloseableIterator<ProbeSample> probed = own.samples().collectAsync()) {
      result = env.execute();
      collected.forEachRemaining(events::add);
      probed.forEachRemaining(
          e -> samples.add(Sample.of(e.t(), e.population(), e.neuron(), e.v(), e.u())));
    }

    NeuronTotals readTotals = read.totals(result);
    NeuronTotals ownTotals = own.totals(result);
    assertThat(readTotals.digest()).isEqualTo(job.digest());
    assertThat(readTotals.spikes()).isEqualTo(job.spikes());
    assertThat(readTotals.steps()).isEqualTo(job.steps());
    assertThat(ownTotals.digest()).isEqualTo(job.digest());
    assertThat(ownTotals.events().get("touch").integrated()).isEqualTo(3_000);
    assertThat(ownTotals.events()).isEqualTo(readTotals.events());
    assertThat(shifted.totals(result).digest()).isEqualTo(job.digest());
    assertThat(shifted.totals(result).events()).isEqualTo(readTotals.events());
    SpikeDigest digest = new SpikeDigest();
    events.forEach(e -> digest.add(SpikeDigest.populationHash(e.population()), e.t(), e.neuron()));
    assertThat(digest.toString()).isEqualTo(job.digest());

    assertThat(folder.resolve("program.csv")).hasSameBinaryContentAs(folder.resolve("probe.csv"));
    assertThat(samples.stream().filter(sample -> sample.t() % 2_000 == 0))
        .isEqualTo(
            Probed.read(folder.resolve("probe.csv")).stream()
                .filter(sample -> sample.population().equals("skin") && sample.neuron() == 1)
                .toList())
        .hasSizeGreaterThan(50);
    assertThat(samples.size()).isEqualTo(readTotals.steps() / 7);
  }

  /** One pixel change, as a program may have it. */
  public record Pixel(long micros, int x, int y, boolean on) {}

  @Test
  void pixelsAndPacketsOfTheProgramFireTheSameSpikes() throws Exception {
    RunSummary job = jobFile().run();

    StreamExecutionEnvironment env = env();
    DataStream<Pixel> pixels =
        env.fromSource(scene().build(), WatermarkStrategy.noWatermarks(), "scene")
            .flatMap(
                (CameraPacket packet, Collector<Pixel> out) -> {
                  for (int i = 0; i < packet.size(); i++) {
                    boolean on = packet.polarity()[i] == 1;
                    out.collect(new Pixel(packet.t()[i], packet.x()[i], packet.y()[i], on));
                  }
                })
            .returns(TypeInformation.of(Pixel.class))
            .assignTimestampsAndWatermarks(
                WatermarkStrategy.<Pixel>forMonotonousTimestamps()
                    .withTimestampAssigner((pixel, before) -> pixel.micros() / 1_000));
    DataStream<CurrentPacket> currents =
        env.fromSource(
                RecordingSource.currents().path(folder.resolve("currents.csv")).build(),
                PacketTimes.watermarks(Duration.ofMillis(5)),
                "touch")
            .filter(packet -> true);
    NeuronStreams told =
        neurons()
            .build()
            .in(env)
            .camera(
                CAMERA,
                pixels,
                (p, out) -> {
                  out.add(p.micros(), p.x(), p.y(), p.on());
                  if (p.micros() % 1_000 == 0) {
                    // No camera has such pixels, and they are not those of the lower 16 bits.
                    out.add(p.micros(), 65_536 + p.x(), p.y(), p.on());
                    out.add(p.micros(), p.x(), p.y() - 65_536, p.on());
                  }
                })
            .currentPackets(CurrentInput.named("touch"), currents)
            .apply();
    told.events().sinkTo(new DiscardingSink<>());

    NeuronTotals totals = told.totals(env.execute());
    assertThat(totals.digest()).isEqualTo(job.digest());
    assertThat(totals.events().get("camera").integrated())
        .isEqualTo(job.events().get("camera").integrated());
    assertThat(totals.events().get("camera").invalid()).isPositive();
    assertThat(totals.events().get("touch").integrated()).isEqualTo(3_000);
  }
}
