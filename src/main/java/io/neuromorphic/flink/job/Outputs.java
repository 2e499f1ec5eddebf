/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import io.neuromorphic.flink.event.Rejection;
import io.neuromorphic.flink.event.SpikePacket;
import io.neuromorphic.flink.job.config.InputConfig.WireFormat;
import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.config.OutputsConfig.OutputConfig;
import io.neuromorphic.flink.operator.OneInputFactory;
import io.neuromorphic.flink.sink.KafkaOutput;
import io.neuromorphic.flink.sink.KafkaOutput.Transactions;
import io.neuromorphic.flink.sink.KafkaRecord;
import io.neuromorphic.flink.sink.KafkaRecordSerializer;
import io.neuromorphic.flink.sink.ObserverSink;
import io.neuromorphic.flink.sink.PartFiles;
import io.neuromorphic.flink.sink.RejectedFileOperator;
import io.neuromorphic.flink.sink.RejectedRecords;
import io.neuromorphic.flink.sink.SpikeFileOperator;
import io.neuromorphic.flink.sink.SpikeRecords;
import io.neuromorphic.flink.sink.TransactionalRecords;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSink;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamFlatMap;

/** Attaches the ends that the job file names. */
final class Outputs {

  private static final TypeInformation<KafkaRecord> RECORDS = KafkaRecordSerializer.type();

  private final JobConfig config;
  private final String bootstrap;

  Outputs(JobConfig config, String bootstrap) {
    this.config = config;
    this.bootstrap = bootstrap;
  }

  void spikes(DataStream<SpikePacket> spikes) {
    OutputConfig output = config.outputs().spikes();
    if (output.kafkaTopic().isPresent()) {
      boolean json = output.format() == WireFormat.JSON;
      List<String> topics =
          config.populations().stream()
              .map(population -> output.topicOf(population.name()).orElseThrow())
              .distinct()
              .toList();
      kafka(
          "spikes",
          records("spikes", "spike", spikes, new SpikeRecords(output.kafkaTopic().get(), json)),
          topics);
    }
    if (output.file().isPresent()) {
      URI file = output.file().get();
      if (isFolder(file)) {
        spikes.sinkTo(PartFiles.spikes(file)).name("spike files").uid(folderUid("spikes"));
      } else {
        spikeFile(spikes, Path.of(file), "spikes");
      }
    }
  }

  /** Writes spikes to one more CSV file, in order. */
  static void spikeFile(DataStream<SpikePacket> spikes, Path file, String name) {
    String path = file.toString();
    spikes
        .transform(
            name + " file",
            TypeInformation.of(Void.class),
            new OneInputFactory<SpikePacket, Void>(
                SpikeFileOperator.class, parameters -> new SpikeFileOperator(parameters, path)))
        .uid(OperatorUids.file(name))
        .setParallelism(1);
  }

  /** Shows a stream to an observer in the same JVM. */
  static <T> DataStreamSink<T> observed(DataStream<T> seen, String name, ObserverSink<T> sink) {
    return seen.sinkTo(sink).name(name + " observed").uid(OperatorUids.observer(name));
  }

  void rejected(DataStream<Rejection> rejected) {
    OutputConfig output = config.outputs().rejected();
    if (output.kafkaTopic().isPresent()) {
      String topic = output.kafkaTopic().get();
      kafka(
          "rejected",
          records("rejected", "rejected", rejected, new RejectedRecords(topic)),
          List.of(topic));
    }
    if (output.file().isPresent()) {
      URI file = output.file().get();
      if (isFolder(file)) {
        rejected.sinkTo(PartFiles.rejected(file)).name("rejected files").uid(folderUid("rejected"));
      } else {
        String path = Path.of(file).toString();
        rejected
            .transform(
                "rejected file",
                TypeInformation.of(Void.class),
                new OneInputFactory<Rejection, Void>(
                    RejectedFileOperator.class,
                    parameters -> new RejectedFileOperator(parameters, path)))
            .uid(OperatorUids.file("rejected"))
            .setParallelism(1);
      }
    }
  }

  private static boolean isFolder(URI file) {
    return file.getPath().endsWith("/");
  }

  private static String folderUid(String output) {
    return OperatorUids.folder(output);
  }

  private <T> DataStream<KafkaRecord> records(
      String output, String what, DataStream<T> from, FlatMapFunction<T, KafkaRecord> records) {
    Optional<Transactions> transactions = new ExactlyOnce(config).transactions(output);
    OneInputStreamOperator<T, KafkaRecord> operator =
        transactions.isPresent()
            ? new TransactionalRecords<>(records, transactions.get().timeoutMillis())
            : new StreamFlatMap<>(records);
    return from.transform(what + " records", RECORDS, operator).uid(OperatorUids.records(output));
  }

  private void kafka(String name, DataStream<KafkaRecord> records, List<String> topics) {
    records
        .sinkTo(
            KafkaOutput.sink(
                bootstrap,
                config.latency().producer(config.kafka().properties()),
                topics,
                new ExactlyOnce(config).transactions(name)))
        .name(name + " to Kafka")
        .uid(OperatorUids.kafka(name));
  }
}
