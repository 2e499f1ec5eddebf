/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.job;

import io.neuromorphic.flink.codec.packet.PacketCurrentDecoder;
import io.neuromorphic.flink.codec.packet.PacketCurrentEncoder;
import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.sink.KafkaOutput;
import io.neuromorphic.flink.sink.KafkaRecord;
import io.neuromorphic.flink.sink.KafkaRecordSerializer;
import io.neuromorphic.flink.state.NeuromorphicTypes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.api.common.serialization.AbstractDeserializationSchema;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;

/**
 * Flink's share: packets from a topic, decoded, over a keyed exchange, encoded, into a topic, at
 * least once; our codecs, serializers and sink. Arguments: {@code host:port}, topic of {@link
 * BenchTopics#packets}.
 */
public final class IdentityKafka {

  private IdentityKafka() {}

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    Measured.run(() -> run(args[0], args[1]));
  }

  private static Outcome run(String bootstrap, String topic) throws Exception {
    Span.reset();
    StreamExecutionEnvironment env = BenchKafka.checkpointed();
    env.getConfig().enableObjectReuse();
    String to = BenchKafka.freshTopic();
    env.fromSource(
            BenchKafka.source(bootstrap, topic, new Packets()),
            WatermarkStrategy.noWatermarks(),
            "currents")
        .keyBy(packet -> packet.populationName(0))
        .flatMap(new Records(to))
        .returns(KafkaRecordSerializer.type())
        .sinkTo(KafkaOutput.sink(bootstrap, Map.of(), List.of(to), Optional.empty()));
    env.execute("identity");
    return Span.withoutNeurons();
  }

  private static final class Packets extends AbstractDeserializationSchema<CurrentPacket> {

    private static final long serialVersionUID = 1L;

    Packets() {
      super(NeuromorphicTypes.CURRENT_PACKET);
    }

    @Override
    public CurrentPacket deserialize(byte[] bytes) {
      Span.read();
      CurrentPacket packet = new CurrentPacket(0);
      new PacketCurrentDecoder().decode(bytes, "", 0, packet);
      return packet;
    }
  }

  private static final class Records extends RichFlatMapFunction<CurrentPacket, KafkaRecord> {

    private static final long serialVersionUID = 1L;
    private final String topic;
    private transient long count;

    Records(String topic) {
      this.topic = topic;
    }

    @Override
    public void flatMap(CurrentPacket packet, Collector<KafkaRecord> out) {
      count += packet.size();
      for (PacketCurrentEncoder.KeyedRecord record : PacketCurrentEncoder.encode(packet)) {
        byte[] key = record.population().getBytes(StandardCharsets.UTF_8);
        out.collect(new KafkaRecord(topic, key, record.value(), record.population().hashCode()));
      }
    }

    @Override
    public void close() {
      Span.done(count);
    }
  }
}
