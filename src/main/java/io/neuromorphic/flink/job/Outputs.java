/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import io.neuromorphic.flink.event.ProbePacket;
import io.neuromorphic.flink.event.Rejection;
import io.neuromorphic.flink.event.SpikePacket;
import io.neuromorphic.flink.job.config.InputConfig.WireFormat;
import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.config.OutputsConfig.OutputConfig;
import io.neuromorphic.flink.job.config.PopulationConfig;
import io.neuromorphic.flink.job.config.ProbeConfig;
import io.neuromorphic.flink.operator.OneInputFactory;
import io.neuromorphic.flink.sink.KafkaOutput;
import io.neuromorphic.flink.sink.KafkaOutput.Transactions;
import io.neuromorphic.flink.sink.KafkaRecord;
import io.neuromorphic.flink.sink.KafkaRecordSerializer;
import io.neuromorphic.flink.sink.ObserverSink;
import io.neuromorphic.flink.sink.PartFiles;
import io.neuromorphic.flink.sink.ProbeFileOperator;
import io.neuromorphic.flink.sink.ProbeRecords;
import io.neuromorphic.flink.sink.RejectedFileOperator;
import io.neuromorphic.flink.sink.RejectedRecords;
import io.neuromorphic.flink.sink.SpikeFileOperator;
import io.neuromorphic.flink.sink.SpikeRecords;
import io.neuromorphic.flink.sink.TransactionalRecords;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.file.sink.FileSink;
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
    output
        .kafkaTopic()
        .ifPresent(
            topic ->
                kafka(
                    "spikes",
                    records("spikes", "spike", spikes, new SpikeRecords(topic, isJson(output))),
                    topics(output, config.populations().stream().map(PopulationConfig::name))));
    output
        .file()
        .ifPresent(
            file -> {
              if (isFolder(file)) {
                folder(spikes, PartFiles.spikes(file), "spikes", "spike");
              } else {
                spikeFile(spikes, Path.of(file), "spikes");
              }
            });
  }

  /** Writes spikes to one more CSV file, in order. */
  static void spikeFile(DataStream<SpikePacket> spikes, Path file, String name) {
    String path = file.toString();
    file(
        spikes,
        name,
        new OneInputFactory<SpikePacket, Void>(
            SpikeFileOperator.class, parameters -> new SpikeFileOperator(parameters, path)));
  }

  /** Shows a stream to an observer in the same JVM. */
  static <T> DataStreamSink<T> observed(DataStream<T> seen, String name, ObserverSink<T> sink) {
    return seen.sinkTo(sink).name(name + " observed").uid(OperatorUids.observer(name));
  }

  void probe(DataStream<ProbePacket> samples) {
    ProbeConfig probe = config.outputs().probe();
    OutputConfig output = probe.output();
    output
        .kafkaTopic()
        .ifPresent(
            topic ->
                kafka(
                    "probe",
                    records("probe", "probe", samples, new ProbeRecords(topic, isJson(output))),
                    topics(output, probe.neurons().keySet().stream())));
    output
        .file()
        .ifPresent(
            file -> {
              if (isFolder(file)) {
                folder(samples, PartFiles.probe(file), "probe", "probe");
              } else {
                String path = Path.of(file).toString();
                file(
                    samples,
                    "probe",
                    new OneInputFactory<ProbePacket, Void>(
                        ProbeFileOperator.class,
                        parameters -> new ProbeFileOperator(parameters, path)));
              }
            });
  }

  void rejected(DataStream<Rejection> rejected) {
    OutputConfig output = config.outputs().rejected();
    output
        .kafkaTopic()
        .ifPresent(
            topic ->
                kafka(
                    "rejected",
                    records("rejected", "rejected", rejected, new RejectedRecords(topic)),
                    List.of(topic)));
    output
        .file()
        .ifPresent(
            file -> {
              if (isFolder(file)) {
                folder(rejected, PartFiles.rejected(file), "rejected", "rejected");
              } else {
                String path = Path.of(file).toString();
                file(
                    rejected,
                    "rejected",
                    new OneInputFactory<Rejection, Void>(
                        RejectedFileOperator.class,
                        parameters -> new RejectedFileOperator(parameters, path)));
              }
            });
  }

  private static boolean isJson(OutputConfig output) {
    return output.format() == WireFormat.JSON;
  }

  private static List<String> topics(OutputConfig output, Stream<String> populations) {
    return populations.map(name -> output.topicOf(name).orElseThrow()).distinct().toList();
  }

  /** One file, written by one task. */
  private static <T> void file(DataStream<T> from, String name, OneInputFactory<T, Void> writer) {
    from.transform(name + " file", TypeInformation.of(Void.class), writer)
        .uid(OperatorUids.file(name))
        .setParallelism(1);
  }

  private static <T> void folder(
      DataStream<T> from, FileSink<T> files, String output, String what) {
    from.sinkTo(files).name(what + " files").uid(OperatorUids.folder(output));
  }

  private static boolean isFolder(URI file) {
    return file.getPath().endsWith("/");
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
