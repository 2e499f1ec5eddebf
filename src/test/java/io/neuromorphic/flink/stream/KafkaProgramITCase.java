/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.codec.packet.PacketSpikeDecoder;
import io.neuromorphic.flink.event.SpikeDigest;
import io.neuromorphic.flink.event.SpikePacket;
import io.neuromorphic.flink.job.TestBroker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A program between Kafka topics, and one whose own stream breaks off. */
class KafkaProgramITCase {

  @RegisterExtension static final TestBroker BROKER = new TestBroker();

  private static final int EVENTS = 4_000;

  @TempDir Path folder;

  private StreamExecutionEnvironment env(Duration checkpoints) {
    Configuration settings = new Configuration();
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    settings.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, checkpoints);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(10));
    settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder.toUri().toString());
    return StreamExecutionEnvironment.createLocalEnvironment(2, settings);
  }

  private static SpikingNeurons neurons() {
    return SpikingNeurons.builder()
        .name("between-topics")
        .originMicros(0)
        .population(Population.named("left").size(16).behavior("tonic_spiking").shards(2))
        .population(Population.named("right").size(16).behavior("phasic_bursting"))
        .build();
  }

  private static CurrentEvent event(int i) {
    return new CurrentEvent(i * 100L, i % 2 == 0 ? "left" : "right", i / 2 % 16, 20 + i % 7);
  }

  private static String json(CurrentEvent e) {
    return String.format(
        "{\"t\":%d,\"population\":\"%s\",\"neuron\":%d,\"current\":%s}",
        e.t(), e.population(), e.neuron(), e.current());
  }

  @Test
  void spikesOfATopicAreInTopicsOnce() throws Exception {
    String topic = BROKER.topic(BROKER.freshName(), 2);
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      records.add(
          new ProducerRecord<>(
              topic, i % 2, null, json(event(i)).getBytes(StandardCharsets.UTF_8)));
    }
    BROKER.send(records);
    BROKER.topic(topic + "-left", 1);
    BROKER.topic(topic + "-right", 1);

    // Each is a transaction.
    StreamExecutionEnvironment env = env(Duration.ofMillis(250));
    NeuronStreams told =
        neurons()
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
    JobExecutionResult result = env.execute();

    NeuronTotals totals = told.totals(result);
    assertThat(totals.events().get("currents").integrated()).isEqualTo(EVENTS);
    SpikeDigest digest = new SpikeDigest();
    long spikes = 0;
    for (String population : List.of("left", "right")) {
      for (ConsumerRecord<byte[], byte[]> record : BROKER.committed(topic + "-" + population)) {
        SpikePacket packet = PacketSpikeDecoder.decode(record.value());
        for (int i = 0; i < packet.size(); i++) {
          digest.add(SpikeDigest.populationHash(population), packet.t()[i], packet.neuron()[i]);
          spikes++;
        }
      }
    }
    assertThat(spikes).isPositive();
    assertThat(totals.spikes().values().stream().mapToLong(n -> n).sum()).isEqualTo(spikes);
    assertThat(digest.toString()).isEqualTo(totals.digest());
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

  private NeuronTotals run(boolean fails, Path file) throws Exception {
    StreamExecutionEnvironment env = env(Duration.ofMillis(50));
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
    SpikeFiles.one(told.spikes(), file).uid("file");
    return told.totals(env.execute());
  }

  @Test
  void anOwnStreamThatFailsGoesOnAsIfItHadNot() throws Exception {
    FAILURES.set(0);
    NeuronTotals whole = run(false, folder.resolve("whole.csv"));
    NeuronTotals failed = run(true, folder.resolve("failed.csv"));

    assertThat(FAILURES).hasValue(1);
    assertThat(failed.digest()).isEqualTo(whole.digest());
    assertThat(failed.events()).isEqualTo(whole.events());
    assertThat(whole.events().get("own").integrated()).isEqualTo(EVENTS);
    assertThat(folder.resolve("failed.csv")).hasSameBinaryContentAs(folder.resolve("whole.csv"));
  }
}
