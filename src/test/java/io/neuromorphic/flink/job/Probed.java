/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.neuromorphic.flink.event.ProbePacket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads the samples of probes from wherever a run has put them. */
public final class Probed {

  private Probed() {}

  /** The samples of a CSV file, in its order. */
  public static List<Sample> read(Path csv) throws IOException {
    List<String> lines = Files.readAllLines(csv);
    if (lines.isEmpty() || !lines.get(0).equals("t,population,neuron,v,u")) {
      throw new AssertionError(csv + " has no header");
    }
    List<Sample> samples = new ArrayList<>(lines.size());
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(",", -1);
      samples.add(
          Sample.of(
              Long.parseLong(fields[0]),
              fields[1],
              Integer.parseInt(fields[2]),
              Float.parseFloat(fields[3]),
              Float.parseFloat(fields[4])));
    }
    return samples;
  }

  /** The samples of a folder's visible part files, sorted, with duplicates. */
  static List<Sample> readFolder(Path folder) throws IOException {
    List<Sample> samples = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> !f.getFileName().toString().startsWith(".")).toList()) {
        samples.addAll(read(file));
      }
    }
    return samples.stream().sorted().toList();
  }

  /** The samples of JSON records, sorted, with duplicates. */
  public static List<Sample> records(List<ConsumerRecord<byte[], byte[]>> records)
      throws IOException {
    List<Sample> samples = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      JsonNode json = SpikeTopic.json(record);
      samples.add(
          Sample.of(
              json.get("t").longValue(),
              json.get("population").textValue(),
              json.get("neuron").intValue(),
              Float.parseFloat(json.get("v").asText()),
              Float.parseFloat(json.get("u").asText())));
    }
    return samples.stream().sorted().toList();
  }

  /** The samples of a packet. */
  static List<Sample> of(ProbePacket packet) {
    return IntStream.range(0, packet.size())
        .mapToObj(
            i ->
                Sample.of(
                    packet.t()[i],
                    packet.population(),
                    packet.neuron()[i],
                    packet.v()[i],
                    packet.u()[i]))
        .toList();
  }
}
