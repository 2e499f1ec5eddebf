/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.kafka;

import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.event.Positions;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.flink.util.function.SerializableSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Makes one packet of every record. A record that cannot be understood becomes a packet with a
 * rejection: it never stops the job here. Timestamps of records are ignored.
 */
final class RecordPackets<P extends InputPacket> implements KafkaRecordDeserializationSchema<P> {

  private static final long serialVersionUID = 1L;

  private final SerializableSupplier<RecordDecoder<P>> decoders;
  private final SerializableSupplier<P> packets;
  private final TypeInformation<P> type;
  private transient RecordDecoder<P> decoder;
  private transient Map<Integer, String> prefixes;

  RecordPackets(
      SerializableSupplier<RecordDecoder<P>> decoders,
      SerializableSupplier<P> packets,
      TypeInformation<P> type) {
    this.decoders = decoders;
    this.packets = packets;
    this.type = type;
  }

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    open();
  }

  void open() {
    decoder = decoders.get();
    prefixes = new HashMap<>();
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<P> out) {
    out.collect(packet(record));
  }

  P packet(ConsumerRecord<byte[], byte[]> record) {
    P packet = packets.get();
    packet.setWork(1);
    String prefix =
        prefixes.computeIfAbsent(record.partition(), p -> record.topic() + "-" + p + "@");
    if (record.value() == null) {
      packet.addUnparsable("the record has no value", prefix + record.offset(), "");
    } else {
      packet.setPositions(Positions.single(prefix, record.offset()));
      decoder.decode(record.value(), prefix, record.offset(), packet);
    }
    return packet;
  }

  @Override
  public TypeInformation<P> getProducedType() {
    return type;
  }
}
