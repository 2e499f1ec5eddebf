/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import io.neuromorphic.flink.job.compare.Spike;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A job whose neurons fire by themselves as time goes on, and the topic that tells it the time: an
 * outage in the middle is easy to see, and what must come of it easy to say.
 *
 * @param broker where it is
 * @param name of the job and of its input; its spikes go to {@code NAME-spikes}, what is rejected
 *     to {@code NAME-rejected}
 */
record ClockTopic(TestBroker broker, String name) {

  static ClockTopic fresh(TestBroker broker) throws Exception {
    ClockTopic clock = new ClockTopic(broker, broker.freshName());
    broker.topic(clock.name, 1);
    return clock;
  }

  JobFile job(Path folder) throws Exception {
    return JobFile.of(
        folder,
        """
        name: NAME
        dt: 1ms
        origin: 0
        out-of-orderness: 0ms
        checkpoints: {interval: 200ms, dir: checkpoints}
        inputs:
          - {name: clock, kafka: {topic: NAME, format: json, from: earliest}}
        populations:
          motion: {size: 20, behavior: tonic_spiking, bias: 20.0}
        outputs:
          spikes: {kafka: {topic: NAME-spikes}}
        kafka: {bootstrap: "BROKER"}
        """
            .replace("NAME", name)
            .replace("BROKER", broker.bootstrap()));
  }

  String spikeTopic() {
    return name + "-spikes";
  }

  /** Tells the job that it is so late. */
  void tell(long micros) throws Exception {
    send("{\"until\":" + micros + "}");
  }

  /** Sends something else. */
  void send(String record) throws Exception {
    broker.send(
        List.of(new ProducerRecord<>(name, 0, null, record.getBytes(StandardCharsets.UTF_8))));
  }

  /** What a run says to which nothing happens. */
  List<Spike> expected(Path folder) throws Exception {
    JobFile calm =
        job(folder)
            .set("inputs.clock.kafka.until=latest", "outputs={}")
            .set("outputs.spikes.file=" + folder.resolve("calm.csv"));
    calm.run();
    return Spikes.read(folder.resolve("calm.csv"));
  }

  /** Spikes in the topic, sorted, with duplicates: those committed, or all. */
  List<Spike> spikes(boolean committed) throws Exception {
    return SpikeTopic.spikes(
        committed ? broker.committed(spikeTopic()) : broker.uncommitted(spikeTopic()));
  }
}
