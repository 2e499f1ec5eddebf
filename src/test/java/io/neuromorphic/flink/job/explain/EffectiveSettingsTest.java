/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.job.JobFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EffectiveSettingsTest {

  @TempDir Path folder;

  @Test
  void tellWhatTheFileSaysAndWhatItLeavesToDefaults() throws IOException {
    assertThat(text(EffectiveSettings.of(SmallNetwork.in(folder))))
        .isEqualTo(
            """
            name: small
            dt: 500 us
            origin: auto
            out-of-orderness: 5 ms
            parallelism: 2
            state: hashmap
            checkpoints: off
            latency: balanced
            on-invalid: reject
            max-gap: 1 h
            idle-timeout: 5 s
            max-drift: 2 s
            inputs.camera: scene 40 x 20, 5 s, speed max, time as-recorded, pool 4, on 20, off 5, tau-syn 4 ms, into eye
            inputs.topic: Kafka topic currents, json, time as-recorded, into eye one two out
            populations.eye: 10 x 5 neurons, 2 shards, tonic_spiking, v -70, u -14
            populations.one: 30 x 1 neurons, 1 shard, tonic_spiking, d=7, v -70, u -14, bias 2.5, noise normal(0, 2) every 1 ms
            populations.two: 20 x 1 neurons, 1 shard, a=0.1, b=0.2, d=2, tau_inv=1000; varied: c, v and u of each neuron
            populations.out: 4 x 1 neurons, 1 shard, integrator, v -60, u 6, recurrent-weights all-to-all 1
            projections.see: eye to one, random p=0.1 uniform(0, 40), delay 500 us, gain 1, tau-syn 4 ms
            projections.one->two: one to two, all-to-all 1, delay 3 ms, gain 0.5
            projections.two->one: two to one, all-to-all 1, delay 500 us, gain -0.5
            projections.two->out: two to out, random p=1 normal(1, 2) float16, delay 500 us, gain 1
            outputs.spikes: Kafka topic spikes.{population}, packet; parts/
            outputs.rejected: rejected.csv
            kafka.bootstrap: localhost:1
            kafka.transactional-id-prefix: small
            """
                .strip());
  }

  @Test
  void secretsAreReferences() throws IOException {
    Map<String, String> settings =
        EffectiveSettings.of(
            JobFile.of(
                    folder,
                    """
                    name: secured
                    dt: 1ms
                    inputs: [{name: topic, kafka: {topic: currents}}]
                    populations: {p: {size: 4, behavior: tonic_spiking}}
                    outputs: {spikes: {kafka: {topic: spikes}}}
                    kafka:
                      bootstrap: "broker:9093"
                      properties:
                        security.protocol: SASL_SSL
                        ssl.keystore.password: "${env:STORE}"
                        sasl.jaas.config: 'org.apache.kafka.common.security.scram.ScramLoginModule required username="u" password="${env:WORD}";'
                    """)
                .read());
    assertThat(settings)
        .containsEntry("kafka.bootstrap", "broker:9093")
        .containsEntry("kafka.transactional-id-prefix", "secured")
        .containsEntry("kafka.properties.security.protocol", "SASL_SSL")
        .containsEntry("kafka.properties.ssl.keystore.password", "${neuromorphic:env:STORE}")
        .doesNotContainKey("kafka.properties.config.providers");
    assertThat(settings.get("kafka.properties.sasl.jaas.config")).contains("WORD");
  }

  private static String text(Map<String, String> settings) {
    return settings.entrySet().stream()
        .map(entry -> entry.getKey() + ": " + entry.getValue())
        .collect(Collectors.joining("\n"));
  }
}
