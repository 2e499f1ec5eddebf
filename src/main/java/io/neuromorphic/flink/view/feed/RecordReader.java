/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view.feed;

import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.codec.json.JsonCameraDecoder;
import io.neuromorphic.flink.codec.json.JsonNeuronDecoder;
import io.neuromorphic.flink.codec.packet.PacketCameraDecoder;
import io.neuromorphic.flink.codec.packet.PacketProbeDecoder;
import io.neuromorphic.flink.codec.packet.PacketSpikeDecoder;
import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.ProbePacket;
import io.neuromorphic.flink.event.Rejection;
import io.neuromorphic.flink.event.SpikePacket;
import io.neuromorphic.flink.view.SourceStatus;
import io.neuromorphic.flink.view.history.History;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Puts records of topics into a history: JSON or packets, which each record tells by its first
 * byte. What cannot be read is counted, and the last of it told. Used by one thread.
 */
final class RecordReader {

  /** No message of the packet format begins with it. */
  private static final byte JSON_START = '{';

  private static final String NO_VALUE = "record without a value";

  /** The only neuron of a step, counted from itself. */
  private static final int[] ONE = {0};

  private final History history;
  private final SourceStatus status;
  private final JsonNeuronDecoder neurons = new JsonNeuronDecoder();
  private final JsonCameraDecoder jsonCamera = new JsonCameraDecoder();
  private final PacketCameraDecoder packetCamera = new PacketCameraDecoder();

  /** JSON spikes of one population that were read one after the other. */
  private SpikePacket gathered;

  RecordReader(History history, SourceStatus status) {
    this.history = history;
    this.status = status;
  }

  /** Reads records of one partition, in their order. */
  void read(TopicChoice.Kind kind, List<ConsumerRecord<byte[], byte[]>> records) {
    switch (kind) {
      case SPIKES -> records.forEach(this::spikes);
      case PROBES -> records.forEach(this::probes);
      case CAMERA -> camera(records);
    }
    handOver();
  }

  private void spikes(ConsumerRecord<byte[], byte[]> record) {
    if (isJson(record.value())) {
      jsonSpike(record);
      return;
    }
    handOver();
    if (record.value() == null) {
      unreadable(record, NO_VALUE);
      return;
    }
    try {
      history.spikes(PacketSpikeDecoder.decode(record.value()));
    } catch (MalformedStreamException e) {
      unreadable(record, e.getMessage());
    }
  }

  private void jsonSpike(ConsumerRecord<byte[], byte[]> record) {
    String problem = neurons.read(record.value());
    if (problem != null) {
      unreadable(record, problem);
    } else if (neurons.isMarker()) {
      handOver();
      history.reached(neurons.until());
    } else {
      if (gathered != null && !belongs(record.partition())) {
        handOver();
      }
      if (gathered == null) {
        // Times of a partition fall by no more than the shards that share it are apart.
        gathered = new SpikePacket(neurons.population(), record.partition(), 16);
      }
      gathered.addStep(neurons.t(), neurons.neuron(), ONE, 1);
    }
  }

  /** Whether the spike that was read goes with those before it. */
  private boolean belongs(int partition) {
    return gathered.population().equals(neurons.population()) && gathered.shard() == partition;
  }

  private void handOver() {
    if (gathered != null) {
      history.spikes(gathered);
      gathered = null;
    }
  }

  private void probes(ConsumerRecord<byte[], byte[]> record) {
    if (isJson(record.value())) {
      jsonSample(record);
      return;
    }
    if (record.value() == null) {
      unreadable(record, NO_VALUE);
      return;
    }
    try {
      history.probed(PacketProbeDecoder.decode(record.value()));
    } catch (MalformedStreamException e) {
      unreadable(record, e.getMessage());
    }
  }

  private void jsonSample(ConsumerRecord<byte[], byte[]> record) {
    String problem = neurons.read(record.value());
    if (problem == null && !neurons.isMarker() && !neurons.isSample()) {
      problem = "a spike, not a sample: v or u is missing";
    }
    if (problem != null) {
      unreadable(record, problem);
    } else if (neurons.isMarker()) {
      history.reached(neurons.until());
    } else {
      ProbePacket sample = new ProbePacket(neurons.population(), 0, 1);
      sample.add(neurons.t(), neurons.neuron(), neurons.v(), neurons.u());
      history.probed(sample);
    }
  }

  private void camera(List<ConsumerRecord<byte[], byte[]>> records) {
    CameraPacket json = new CameraPacket(0);
    for (ConsumerRecord<byte[], byte[]> record : records) {
      CameraPacket packet = isJson(record.value()) ? json : new CameraPacket(0);
      if (packet == json) {
        jsonCamera.decode(record.value(), position(record), record.offset(), packet);
      } else {
        packetCamera.decode(record.value(), position(record), record.offset(), packet);
        camera(record.topic(), packet);
      }
    }
    if (!records.isEmpty()) {
      camera(records.get(0).topic(), json);
    }
  }

  private void camera(String topic, CameraPacket packet) {
    history.camera(topic, packet);
    history.unreadable(packet.counts().invalid());
    for (Rejection rejection : packet.rejections()) {
      status.setProblem(rejection.position() + ": " + rejection.detail());
    }
  }

  private void unreadable(ConsumerRecord<byte[], byte[]> record, String problem) {
    history.unreadable(1);
    status.setProblem(position(record) + record.offset() + ": " + problem);
  }

  private static String position(ConsumerRecord<byte[], byte[]> record) {
    return record.topic() + "-" + record.partition() + "@";
  }

  private static boolean isJson(byte[] value) {
    return value != null && value.length > 0 && value[0] == JSON_START;
  }
}
