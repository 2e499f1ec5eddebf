/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neuromorphic.flink.codec.packet.PacketSpikeDecoder;
import io.neuromorphic.flink.event.SpikeDigest;
import io.neuromorphic.flink.event.SpikePacket;
import io.neuromorphic.flink.job.Eventually;
import io.neuromorphic.flink.job.JobFile;
import io.neuromorphic.flink.job.Probed;
import io.neuromorphic.flink.job.Resume;
import io.neuromorphic.flink.job.SavepointRefusedException;
import io.neuromorphic.flink.job.TestBroker;
import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.operator.JobCounters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Programs between Kafka topics, and one whose own stream breaks off. */
class KafkaProgramITCase {

  @RegisterExtension static final TestBroker BROKER = new TestBroker();

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int EVENTS = 4_000;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir static Path calmFolder;

  /** What comes of the program's own stream when nothing happens to it. */
  private static NeuronTotals whole;

  @TempDir Path folder;

  @BeforeAll
  static void runWithoutAStop() throws Exception {
    whole = run(calmFolder, false);
    assertThat(whole.events().get("own").integrated()).isEqualTo(EVENTS);
  }

  private static StreamExecutionEnvironment env(
      Path folder, Optional<String> savepoint, Duration checkpoints) {
    return RunningProgram.environment(
        savepoint,
        false,
        Map.of(
            CheckpointingOptions.CHECKPOINTING_INTERVAL.key(),
            checkpoints.toMillis() + " ms",
            RestartStrategyOptions.RESTART_STRATEGY.key(),
            "fixed-delay",
            RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY.key(),
            "10 ms",
            CheckpointingOptions.CHECKPOINTS_DIRECTORY.key(),
            folder.toUri().toString()));
  }

  private static SpikingNeurons.Builder neurons() {
    return SpikingNeurons.builder()
        .name("between-topics")
        .originMicros(0)
        .population(Population.named("left").size(16).behavior("tonic_spiking").shards(2))
        .population(Population.named("right").size(16).behavior("phasic_bursting"));
  }

  private static CurrentEvent event(int i) {
    return new CurrentEvent(i * 100L, i % 2 == 0 ? "left" : "right", i / 2 % 16, 20 + i % 7);
  }

  private static String json(CurrentEvent e) {
    return String.format(
        "{\"t\":%d,\"population\":\"%s\",\"neuron\":%d,\"current\":%s}",
        e.t(), e.population(), e.neuron(), e.current());
  }

  /** Of each pair of events one goes to each of two partitions. */
  private static void send(String topic, int from, int to) throws Exception {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (int i = from; i < to; i++) {
      records.add(
          new ProducerRecord<>(
              topic, i % 2, null, json(event(i)).getBytes(StandardCharsets.UTF_8)));
    }
    BROKER.send(records);
  }

  private static List<SpikeEvent> spikes(String topic) throws Exception {
    List<SpikeEvent> spikes = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : BROKER.committed(topic)) {
      SpikePacket packet = PacketSpikeDecoder.decode(record.value());
      for (int i = 0; i < packet.size(); i++) {
        spikes.add(new SpikeEvent(packet.t()[i], packet.population(), packet.neuron()[i]));
      }
    }
    return spikes;
  }

  private static String digest(List<SpikeEvent> spikes) {
    SpikeDigest digest = new SpikeDigest();
    spikes.forEach(e -> digest.add(SpikeDigest.populationHash(e.population()), e.t(), e.neuron()));
    return digest.toString();
  }

  @Test
  void spikesOfATopicAreInTopicsOnce() throws Exception {
    String topic = BROKER.topic(BROKER.freshName(), 2);
    send(topic, 0, EVENTS);
    BROKER.topic(topic + "-left", 1);
    BROKER.topic(topic + "-right", 1);
    BROKER.topic(topic + "-probe", 1);

    // Each checkpoint is a transaction of every subtask.
    StreamExecutionEnvironment env = env(folder, Optional.empty(), Duration.ofMillis(250));
    NeuronStreams told =
        neurons()
            .probe("left", 0, 7, 8)
            .probe("right", 15)
            .probeEvery(Duration.ofMillis(10))
            .build()
            .in(env)
            .currents(
                "currents",
                KafkaEventSource.currents()
                    .setBootstrapServers(BROKER.bootstrap())
                    .setTopic(topic)
                    .setBoundedAtLatest()
                    .build())
            .apply();
    told.spikes()
        .sinkTo(
            KafkaSpikeSink.builder()
                .setBootstrapServers(BROKER.bootstrap())
                .setTopic(topic + "-{population}")
                .setPopulations(told.populations())
                .setFormat(EventFormat.PACKET)
                .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setTransactionalIdPrefix(topic)
                .setTransactionTimeout(Duration.ofMinutes(1))
                .build())
        .uid("spikes");
    told.probed()
        .sinkTo(
            KafkaProbeSink.builder()
                .setBootstrapServers(BROKER.bootstrap())
                .setTopic(topic + "-probe")
                .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setTransactionalIdPrefix(topic + "-probe")
                .setTransactionTimeout(Duration.ofMinutes(1))
                .build())
        .uid("probe");
    Path probed = folder.resolve("probe.csv");
    ProbeFiles.one(told.probed(), probed).uid("probe-file");
    JobExecutionResult result = env.execute();

    NeuronTotals totals = told.totals(result);
    assertThat(totals.events().get("currents").integrated()).isEqualTo(EVENTS);
    List<SpikeEvent> spikes = spikes(topic + "-left");
    spikes.addAll(spikes(topic + "-right"));
    assertThat(totals.spikes().values().stream().mapToLong(n -> n).sum())
        .isEqualTo(spikes.size())
        .isPositive();
    assertThat(digest(spikes)).isEqualTo(totals.digest());
    assertThat(Probed.records(BROKER.committed(topic + "-probe")))
        .isEqualTo(Probed.read(probed))
        .hasSizeGreaterThan(4 * 30);
  }

  private static final AtomicInteger FAILURES = new AtomicInteger();

  /** Fails once, when there is a checkpoint to go back to. */
  private static final class FailsOnce extends RichMapFunction<CurrentEvent, CurrentEvent>
      implements CheckpointListener {

    private static final long serialVersionUID = 1L;
    private boolean fails;

    @Override
    public void notifyCheckpointComplete(long checkpoint) {
      fails = getRuntimeContext().getTaskInfo().getAttemptNumber() == 0;
    }

    @Override
    public CurrentEvent map(CurrentEvent event) {
      if (fails) {
        FAILURES.incrementAndGet();
        throw new IllegalStateException("fails once");
      }
      return event;
    }
  }

  private static NeuronTotals run(Path folder, boolean fails) throws Exception {
    StreamExecutionEnvironment env = env(folder, Optional.empty(), Duration.ofMillis(50));
    DataStream<CurrentEvent> own =
        env.fromSource(
                new DataGeneratorSource<>(
                    i -> event(i.intValue()),
                    EVENTS,
                    RateLimiterStrategy.perCheckpoint(EVENTS / 4),
                    TypeInformation.of(CurrentEvent.class)),
                WatermarkStrategy.noWatermarks(),
                "own")
            .uid("own")
            .setParallelism(1);
    if (fails) {
      own = own.map(new FailsOnce()).uid("fails").setParallelism(1);
    }
    NeuronStreams told =
        neurons()
            .build()
            .in(env)
            .currents(
                "own",
                own.assignTimestampsAndWatermarks(
                        WatermarkStrategy.<CurrentEvent>forMonotonousTimestamps()
                            .withTimestampAssigner((e, before) -> e.t() / 1_000))
                    .uid("times")
                    .setParallelism(1),
                (e, out) -> out.add(e))
            .apply();
    SpikeFiles.one(told.spikes(), folder.resolve("spikes.csv")).uid("file");
    return told.totals(env.execute());
  }

  @Test
  void anOwnStreamThatFailsGoesOnAsIfItHadNot() throws Exception {
    FAILURES.set(0);
    NeuronTotals failed = run(folder, true);

    assertThat(FAILURES).hasValue(1);
    assertThat(failed.digest()).isEqualTo(whole.digest());
    assertThat(failed.events()).isEqualTo(whole.events());
    assertThat(folder.resolve("spikes.csv"))
        .hasSameBinaryContentAs(calmFolder.resolve("spikes.csv"));
  }

  private static CurrentEvent parsed(String json) {
    try {
      JsonNode event = JSON.readTree(json);
      return new CurrentEvent(
          event.get("t").longValue(),
          event.get("population").textValue(),
          event.get("neuron").intValue(),
          event.get("current").floatValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A topic that does not end, by a source of Flink's own: nothing of it is ours. */
  private static NeuronStreams readingWithoutEnd(StreamExecutionEnvironment env, String topic) {
    DataStream<String> lines =
        env.fromSource(
                KafkaSource.<String>builder()
                    .setBootstrapServers(BROKER.bootstrap())
                    .setTopics(topic)
                    .setStartingOffsets(OffsetsInitializer.earliest())
                    .setValueOnlyDeserializer(new SimpleStringSchema())
                    .build(),
                WatermarkStrategy.<String>forMonotonousTimestamps()
                    .withTimestampAssigner((line, before) -> parsed(line).t() / 1_000),
                "lines")
            .uid("lines");
    return neurons()
        .build()
        .in(env)
        .currents("own", lines, (line, out) -> out.add(parsed(line)))
        .apply();
  }

  private static void toTopic(NeuronStreams told, String topic) {
    told.spikes()
        .sinkTo(
            KafkaSpikeSink.builder()
                .setBootstrapServers(BROKER.bootstrap())
                .setTopic(topic)
                .setFormat(EventFormat.PACKET)
                .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setTransactionalIdPrefix(topic)
                .setTransactionTimeout(Duration.ofMinutes(1))
                .build())
        .uid("spikes");
  }

  private static long sum(NeuronTotals totals) {
    return totals.spikes().values().stream().mapToLong(n -> n).sum();
  }

  /**
   * Runs until so many events are read and spikes come; stops it, and returns where its state is.
   */
  private String stopped(
      StreamExecutionEnvironment env, NeuronStreams told, String topic, int events, long spikes)
      throws Exception {
    toTopic(told, topic);
    try (RunningProgram running = RunningProgram.start(env)) {
      running.awaitAtLeast(events, JobCounters.read("own"));
      Eventually.holds(
          spikes + " spikes come while it runs",
          PATIENCE,
          () -> spikes(topic).size() >= spikes && running.isRunning());
      String savepoint = running.stop(folder);
      NeuronTotals totals = told.totals(running.result());
      assertThat(totals.events().get("own").read()).isEqualTo(events);
      assertThat(totals.events().get("own").pending()).isPositive();
      List<SpikeEvent> sent = spikes(topic);
      assertThat(sum(totals)).isEqualTo(sent.size());
      assertThat(totals.digest()).isEqualTo(digest(sent));
      return savepoint;
    }
  }

  @Test
  void aProgramWithoutEndIsStoppedAndGoesOn() throws Exception {
    String topic = BROKER.topic(BROKER.freshName(), 2);
    String spikes = BROKER.topic(topic + "-spikes", 2);

    send(topic, 0, EVENTS / 2);
    StreamExecutionEnvironment env = env(folder, Optional.empty(), Duration.ofMillis(50));
    String savepoint =
        stopped(env, readingWithoutEnd(env, topic), spikes, EVENTS / 2, sum(whole) / 4);

    StreamExecutionEnvironment again = env(folder, Optional.of(savepoint), Duration.ofMillis(50));
    // What closes the last windows comes after all that makes a neuron fire.
    send(topic, EVENTS / 2, EVENTS + 2);
    savepoint = stopped(again, readingWithoutEnd(again, topic), spikes, EVENTS + 2, sum(whole));

    assertThat(digest(spikes(spikes))).isEqualTo(whole.digest());
    assertAJobMayNotReadAgainUnasked(savepoint);
  }

  /** A job that has a source in the stream's place would begin anew. */
  private void assertAJobMayNotReadAgainUnasked(String savepoint) throws Exception {
    JobConfig job =
        JobFile.of(
                folder,
                """
                name: again
                inputs:
                  - {name: own, kafka: {topic: any}}
                populations:
                  left: {size: 16, behavior: tonic_spiking, shards: 2}
                  right: {size: 16, behavior: phasic_bursting}
                kafka: {bootstrap: "localhost:1"}
                """)
            .read();
    assertThatThrownBy(() -> Resume.from(savepoint, job, false))
        .isInstanceOf(SavepointRefusedException.class)
        .hasMessageContainingAll("input 'own' was a stream of a program", "--allow-lost-state");
    assertThat(Resume.from(savepoint, job, true).warnings())
        .containsExactly(
            "input 'own' was a stream of a program, and where it was is not in the savepoint: the"
                + " job reads it from its beginning");
  }
}
