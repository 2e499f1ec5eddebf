/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.job;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.AbstractDeserializationSchema;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The naive job between two topics: a record per event, a record per spike, at least once.
 * Arguments: {@code host:port}, topic of {@link BenchTopics#singles}, number of dt windows.
 */
public final class NaiveKafka {

  private static final Duration OUT_OF_ORDERNESS = Duration.ofMillis(5);
  private static final long MICROS_PER_MILLI = 1_000;
  private static final int SPIKE_BYTES = 16;

  private NaiveKafka() {}

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    long windows = Long.parseLong(args[2]);
    Measured.run(() -> run(args[0], args[1], windows));
  }

  private static Outcome run(String bootstrap, String topic, long windows) throws Exception {
    Span.reset();
    StreamExecutionEnvironment env = BenchKafka.checkpointed();
    List<String> names =
        IntStream.range(0, BenchCurrents.POPULATIONS).mapToObj(BenchCurrents::name).toList();
    String to = BenchKafka.freshTopic();
    env.fromSource(
            BenchKafka.source(bootstrap, topic, new Single()),
            WatermarkStrategy.<NaiveEvent>forBoundedOutOfOrderness(OUT_OF_ORDERNESS)
                .withTimestampAssigner((event, before) -> event.t / MICROS_PER_MILLI),
            "currents")
        .keyBy(event -> event.group)
        .process(new NaiveNeurons(windows))
        .map(new SpikeBooks(names))
        .sinkTo(BenchKafka.sink(bootstrap, (spike, context, time) -> record(to, spike)));
    return Span.withNeurons(env.execute("naive"), 0);
  }

  private static ProducerRecord<byte[], byte[]> record(String topic, NaiveSpike spike) {
    byte[] value =
        ByteBuffer.allocate(SPIKE_BYTES)
            .putLong(spike.t)
            .putInt(spike.group)
            .putInt(spike.neuron)
            .array();
    byte[] key = BenchCurrents.name(spike.group).getBytes(StandardCharsets.UTF_8);
    return new ProducerRecord<>(topic, key, value);
  }

  private static final class Single extends AbstractDeserializationSchema<NaiveEvent> {

    private static final long serialVersionUID = 1L;

    @Override
    public NaiveEvent deserialize(byte[] bytes) throws IOException {
      Span.read();
      ByteBuffer value = ByteBuffer.wrap(bytes);
      return new NaiveEvent(
          value.getLong(), value.getInt(), value.getInt(), (float) value.getDouble());
    }
  }
}
