/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The savepoint of release 0.1.0, the job that it was taken of, and the records that this job
 * reads. None of them may ever change.
 */
final class SavepointFixture {

  /** Where it is; see the README.md beside it. */
  static final Path FOLDER = Path.of("src/test/resources/savepoints/0.1.0").toAbsolutePath();

  static final String SAVEPOINT = FOLDER.resolve("savepoint").toString();

  /** Part of the savepoint: positions are those of its partitions. */
  static final String TOPIC = "savepoint-fixture-0-1-0";

  private static final int RECORDS = 400;
  private static final int BATCH = 20;
  private static final int STEP_MICROS = 5_000;
  private static final int OUT_OF_ORDERNESS = 20_000;

  private SavepointFixture() {}

  /** The job, in a folder of its own. */
  static JobFile job(Path folder, String bootstrap) throws Exception {
    Files.createDirectories(folder);
    return JobFile.of(
        folder,
        """
        name: savepoint-fixture
        dt: 1ms
        origin: auto
        out-of-orderness: 20ms
        parallelism: 2
        inputs:
          - name: camera
            scene: {size: [64, 48], duration: 2s, rate: 20000, seed: 5, bars: 2, dots: 1}
            speed: max
            into: retina
            encode: {pool: 8, on: 20.0, off: 15.0, region: [0, 0, 60, 48]}
          - name: currents
            kafka: {topic: TOPIC, format: json, from: earliest, until: latest}
        populations:
          retina: {size: [8, 6], behavior: tonic_spiking, shards: 3}
          motion: {size: 16, behavior: phasic_bursting, shards: 2}
          still: {size: 3, parameters: {a: 0.02, b: 0.2, c: -65, d: 6}, initial: {v: -70, u: -14}}
        outputs:
          spikes: {file: spikes.csv}
          rejected: {file: rejected.csv}
        kafka: {bootstrap: "BROKER"}
        """
            .replace("TOPIC", TOPIC)
            .replace("BROKER", bootstrap));
  }

  /** The records of the topic, in order; the same for ever. */
  static List<ProducerRecord<byte[], byte[]>> records() {
    Random random = new Random(20_260_101);
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (int i = 0; i < RECORDS; i++) {
      long t = (long) i * STEP_MICROS + random.nextInt(OUT_OF_ORDERNESS);
      String population = i % 3 == 0 ? "retina" : "motion";
      int neuron = random.nextInt(i % 3 == 0 ? 48 : 16);
      String json =
          i % 25 == 7
              ? rejected(i / 25, t)
              : "{\"t\":%d,\"population\":\"%s\",\"neuron\":%d,\"current\":%s}"
                  .formatted(t, population, neuron, 20 + random.nextInt(800) / 8.0);
      records.add(new ProducerRecord<>(TOPIC, i % 2, null, json.getBytes(StandardCharsets.UTF_8)));
    }
    return records;
  }

  private static String rejected(int i, long t) {
    return switch (i % 4) {
      case 0 -> "{\"t\":" + t + ",\"population\":\"nowhere\",\"neuron\":1,\"current\":1}";
      case 1 -> "{\"t\":" + t + ",\"population\":\"motion\",\"neuron\":99,\"current\":1}";
      case 2 -> "{\"t\":-5,\"population\":\"motion\",\"neuron\":1,\"current\":1}";
      default -> "no json";
    };
  }

  /** Makes and fills the topic, unless it is there. */
  static synchronized void fill(TestBroker broker) throws Exception {
    if (broker.makeTopic(TOPIC, 2)) {
      List<ProducerRecord<byte[], byte[]>> records = records();
      // In many batches, so that the topic can be read a little at a time.
      for (int i = 0; i < RECORDS; i += BATCH) {
        broker.send(records.subList(i, i + BATCH));
      }
    }
  }
}
