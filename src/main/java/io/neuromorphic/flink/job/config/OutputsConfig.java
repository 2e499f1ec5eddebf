/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where results go.
 *
 * @param spikes spike events
 * @param rejected rejected events
 * @param probe the state of probed neurons
 */
public record OutputsConfig(OutputConfig spikes, OutputConfig rejected, ProbeConfig probe) {

  /**
   * All outputs by the names that they have in a job file and in uids, also those that go nowhere.
   */
  public Map<String, OutputConfig> all() {
    Map<String, OutputConfig> all = new LinkedHashMap<>();
    all.put("spikes", spikes);
    all.put("rejected", rejected);
    all.put("probe", probe.output());
    return all;
  }

  /**
   * The ends of one kind of result; both may be absent.
   *
   * @param kafkaTopic topic; but for rejected events with {@code {population}} in place of its name
   * @param format of the records
   * @param delivery guarantee, of the topic and of part files
   * @param file {@code x.csv}: one file, in place when the run ends; {@code x/}: part files
   */
  public record OutputConfig(
      Optional<String> kafkaTopic,
      InputConfig.WireFormat format,
      Delivery delivery,
      Optional<URI> file) {

    /** No output. */
    public static final OutputConfig NONE =
        new OutputConfig(
            Optional.empty(),
            InputConfig.WireFormat.JSON,
            Delivery.AT_LEAST_ONCE,
            Optional.empty());

    /** Name of the topic that takes the results of a population. */
    public Optional<String> topicOf(String population) {
      return kafkaTopic.map(topic -> topic.replace("{population}", population));
    }
  }

  /** Delivery guarantees. */
  public enum Delivery {
    AT_LEAST_ONCE,
    EXACTLY_ONCE
  }
}
