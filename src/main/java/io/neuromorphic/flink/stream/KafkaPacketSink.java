/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.stream;

import io.neuromorphic.flink.sink.KafkaOutput;
import io.neuromorphic.flink.sink.KafkaOutput.Transactions;
import io.neuromorphic.flink.sink.KafkaRecord;
import io.neuromorphic.flink.sink.KafkaRecordSerializer;
import io.neuromorphic.flink.sink.TransactionalRecords;
import java.io.IOException;
import java.util.Collection;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.api.connector.sink2.SupportsPostCommitTopology;
import org.apache.flink.streaming.api.connector.sink2.SupportsPreWriteTopology;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.operators.StreamFlatMap;

/**
 * Writes packets to Kafka topics, as a job file's output does.
 *
 * <p>Records are made in front of the writer, which is Kafka's own: a packet becomes one record or
 * several, and the writer takes one at a time. So what the writer is given are records, although
 * the sink is one of packets; nobody but Flink sees that.
 *
 * @param <P> kind of packets
 */
public abstract sealed class KafkaPacketSink<P>
    implements Sink<P>,
        SupportsPreWriteTopology<P>,
        SupportsWriterState<P, Object>,
        SupportsCommitter<Object>,
        SupportsPostCommitTopology<Object>
    permits KafkaSpikeSink, KafkaProbeSink {

  private static final long serialVersionUID = 1L;

  private final String what;
  private final FlatMapFunction<P, KafkaRecord> records;

  /** Of transactions; 0 where there are none. */
  private final long timeoutMillis;

  private final KafkaSink<KafkaRecord> kafka;

  /**
   * A sink.
   *
   * @param what the packets hold, in the singular
   * @param records makes records of a packet
   */
  KafkaPacketSink(
      String what, FlatMapFunction<P, KafkaRecord> records, KafkaPacketSinkBuilder.Ends ends) {
    this.what = what;
    this.records = records;
    this.timeoutMillis = ends.transactions().map(Transactions::timeoutMillis).orElse(0L);
    this.kafka =
        KafkaOutput.sink(ends.bootstrap(), ends.properties(), ends.topics(), ends.transactions());
  }

  @Override
  @SuppressWarnings("unchecked") // The writer is given what this makes.
  public DataStream<P> addPreWriteTopology(DataStream<P> packets) {
    DataStream<?> made =
        packets
            .transform(
                what + " records",
                KafkaRecordSerializer.type(),
                timeoutMillis == 0
                    ? new StreamFlatMap<>(records)
                    : new TransactionalRecords<>(records, timeoutMillis))
            .uid("records")
            .setParallelism(packets.getParallelism());
    return (DataStream<P>) made;
  }

  @Override
  public SinkWriter<P> createWriter(WriterInitContext context) throws IOException {
    return writer(kafka.createWriter(context));
  }

  @Override
  @SuppressWarnings({"unchecked", "rawtypes"}) // What comes back is what Kafka's writer gave.
  public StatefulSinkWriter<P, Object> restoreWriter(
      WriterInitContext context, Collection<Object> states) throws IOException {
    return writer(((SupportsWriterState) kafka).restoreWriter(context, states));
  }

  @SuppressWarnings("unchecked") // See above: it is given records.
  private static <P> StatefulSinkWriter<P, Object> writer(SinkWriter<?> ofRecords) {
    return (StatefulSinkWriter<P, Object>) ofRecords;
  }

  @Override
  @SuppressWarnings({"unchecked", "rawtypes"})
  public SimpleVersionedSerializer<Object> getWriterStateSerializer() {
    return ((SupportsWriterState) kafka).getWriterStateSerializer();
  }

  @Override
  @SuppressWarnings({"unchecked", "rawtypes"})
  public Committer<Object> createCommitter(CommitterInitContext context) throws IOException {
    return ((SupportsCommitter) kafka).createCommitter(context);
  }

  @Override
  @SuppressWarnings({"unchecked", "rawtypes"})
  public SimpleVersionedSerializer<Object> getCommittableSerializer() {
    return ((SupportsCommitter) kafka).getCommittableSerializer();
  }

  @Override
  @SuppressWarnings({"unchecked", "rawtypes"})
  public void addPostCommitTopology(DataStream<CommittableMessage<Object>> committables) {
    ((SupportsPostCommitTopology) kafka).addPostCommitTopology(committables);
  }
}
