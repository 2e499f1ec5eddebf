/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neuromorphic.flink.job.compare.Spike;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads the JSON records of a spike topic. */
final class SpikeTopic {

  private static final ObjectMapper JSON = new ObjectMapper();

  private SpikeTopic() {}

  /** Whether a record says nothing but how far time has come. */
  static boolean isMarker(JsonNode record) {
    return record.size() == 1 && record.has("until");
  }

  static JsonNode json(ConsumerRecord<byte[], byte[]> record) throws IOException {
    return JSON.readTree(record.value());
  }

  static Spike spike(JsonNode record) {
    return new Spike(
        record.get("t").longValue(),
        record.get("population").textValue(),
        record.get("neuron").intValue());
  }

  /** The spikes among records, sorted, with duplicates. */
  static List<Spike> spikes(List<ConsumerRecord<byte[], byte[]>> records) throws IOException {
    List<Spike> spikes = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      JsonNode json = json(record);
      if (!isMarker(json)) {
        spikes.add(spike(json));
      }
    }
    return Spikes.sorted(spikes);
  }
}
