/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.job.JobFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTextTest {

  @TempDir Path folder;

  @Test
  void tellsOperatorsPopulationsSynapsesAndTotals() throws IOException {
    assertThat(ReportText.of(NetworkReport.of(SmallNetwork.in(folder))))
        .isEqualTo(
            """
            job          small
            dt           500 us
            parallelism  2

            operator                         parallelism  does
            source-camera                              1  reads scene 40 x 20, 5 s
            router-camera                              1  sends it to eye
            source-topic                   <= partitions  reads Kafka topic currents, json
            router-topic                   <= partitions  sends it to eye, one, two, out
            populations                                2  steps eye
            populations-one                            2  steps cycle of one, two
            populations-out                            2  steps out
            records-spikes                             2  makes records
            kafka-spikes                               2  writes spikes to Kafka topic spikes.{population}, packet
            Sink Committer: kafka-spikes               2  commits what was written
            folder-spikes                              2  writes spikes to parts/
            Sink Committer: folder-spikes              2  commits what was written
            file-rejected                              1  writes rejected to rejected.csv

            eye
              neurons     10 x 5 = 50 in 2 shards
              parameters  tonic_spiking
              start       v -70, u -14
              fed by      inputs camera, topic
              component   alone
              operator    populations
              keys        2 in key groups 0, 64
              state       2,018 bytes, plus waiting input

            one
              neurons     30 in 1 shard
              parameters  tonic_spiking, d=7
              start       v -70, u -14
              fed by      input topic; projections see, two->one; bias 2.5; noise normal(0, 2) every 1 ms
              component   cycle of one, two
              operator    populations-one
              keys        1 in key group 0
              state       1,123 bytes, plus waiting input

            two
              neurons     20 in 1 shard
              parameters  a=0.1, b=0.2, d=2, tau_inv=1000; varied: c
              start       v and u of each neuron
              fed by      input topic; projection one->two
              component   cycle of one, two
              operator    populations-one
              keys        1 in key group 0
              state       923 bytes, plus waiting input

            out
              neurons     4 in 1 shard
              parameters  integrator
              start       v -60, u 6
              fed by      input topic; projection two->out; its own spikes
              component   alone, with a loop to itself
              operator    populations-out
              keys        1 in key group 0
              state       755 bytes, plus waiting input

            synapses   from  to   weights                          count  windows   delay  gain  tau-syn  bytes
            see        eye   one  random p=0.1 uniform(0, 40)        151        1  500 us     1     4 ms  1,412
            one->two   one   two  all-to-all 1                       600        6    3 ms   0.5        -      0
            two->one   two   one  all-to-all 1                       600        1  500 us  -0.5        -      0
            two->out   two   out  random p=1 normal(1, 2) float16     80        1  500 us     1        -    160
            recurrent  out   out  all-to-all 1                        16        1  500 us     1        -      0

            total neurons     104
            total synapses  1,447
            state bytes     4,819
            synapse bytes   1,572
            keys                5
            operators          13\
            """);
  }

  @Test
  void aJobWithoutProjectionsHasNoTableOfSynapses() {
    assertThat(text("jobs/event-camera.yaml"))
        .contains("parallelism  the environment's", "populations       ")
        .contains("160 x 90 = 14,400 in 2 shards", "total synapses        0")
        .doesNotContain("tau-syn");
  }

  @Test
  void manyKeysAreCutShort() {
    assertThat(text("jobs/hd-retina.yaml", "populations.retina.shards=128"))
        .contains("128 in key groups 0, 1, 2, 3, 4, 5, 6, 7, ... 127\n");
  }

  @Test
  void inputLinesAndUnitsAreTold() throws IOException {
    JobFile job =
        JobFile.of(
            folder,
            """
            name: lines
            dt: 1500us
            inputs:
              - {name: camera, scene: {size: [4, 2]}, into: out, tau-syn: 2s}
            populations:
              out: {size: 3, behavior: tonic_spiking, input-weights: {all-to-all: 0.5}, input-size: [4, 2], bias: [1, 2, 3]}
            """);
    String text = ReportText.of(NetworkReport.of(job.read()));

    assertThat(text)
        .contains("dt           1.5 ms\n", "fed by      input camera; bias of each neuron\n")
        .containsPattern("input +input lines +out +all-to-all 0.5 +24 +- +- +1 +- +0\n");
  }

  private static String text(String file, String... settings) {
    JobFile job = new JobFile(Path.of(file), List.of()).set(settings);
    return ReportText.of(NetworkReport.of(job.read()));
  }
}
