/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.sink;

import io.neuromorphic.flink.event.OrderedPacket;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * What neurons tell as Kafka records: their key is the name of the population, their partition that
 * of the shard.
 *
 * @param <P> the packets it comes in
 */
abstract class PopulationRecords<P extends OrderedPacket<P>>
    extends RichFlatMapFunction<P, KafkaRecord> {

  private static final long serialVersionUID = 1L;

  private final String topic;

  /**
   * @param topic with {@code {population}} in place of the population's name
   */
  PopulationRecords(String topic) {
    this.topic = topic;
  }

  /** Makes the values of the records that carry a packet. */
  abstract void values(P packet, Consumer<byte[]> values);

  @Override
  public final void flatMap(P packet, Collector<KafkaRecord> out) {
    String name = topic.replace("{population}", packet.population());
    byte[] key = packet.population().getBytes(StandardCharsets.UTF_8);
    // Neighbouring shards go to neighbouring partitions. The hash is the language's, for ever.
    int route = packet.population().hashCode() + packet.shard();
    values(packet, value -> out.collect(new KafkaRecord(name, key, value, route)));
  }
}
