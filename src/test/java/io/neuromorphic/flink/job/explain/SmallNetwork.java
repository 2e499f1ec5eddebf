/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.explain;

import io.neuromorphic.flink.job.JobFile;
import io.neuromorphic.flink.job.config.JobConfig;
import java.io.IOException;
import java.nio.file.Path;

/** A network with some of everything. */
final class SmallNetwork {

  private SmallNetwork() {}

  static JobConfig in(Path folder) throws IOException {
    return JobFile.of(
            folder,
            """
            name: small
            dt: 500us
            parallelism: 2
            inputs:
              - {name: camera, scene: {size: [40, 20]}, into: eye, encode: {pool: 4, on: 20, off: 5}, tau-syn: 4ms}
              - {name: topic, kafka: {topic: currents}}
            populations:
              eye: {size: [10, 5], behavior: tonic_spiking, shards: 2}
              one: {size: 30, behavior: tonic_spiking, parameters: {d: 7}, bias: 2.5, noise: {normal: [0, 2], every: 1ms}}
              two: {size: 20, parameters: {a: 0.1, b: 0.2, c: {uniform: [-65, -50]}, d: 2, tau_inv: 1000}}
              out: {size: 4, behavior: integrator, recurrent-weights: {all-to-all: 1}}
            projections:
              - {name: see, from: eye, to: one, weights: {random: {probability: 0.1, uniform: [0, 40], seed: 1}}, tau-syn: 4ms}
              - {from: one, to: two, weights: {all-to-all: 1}, delay: 3ms, gain: 0.5}
              - {from: two, to: one, weights: {all-to-all: 1}, gain: -0.5}
              - {from: two, to: out, weights: {random: {probability: 1, normal: [1, 2], half: true}}}
            outputs:
              spikes: {kafka: {topic: "spikes.{population}"}, format: packet, file: parts/}
              rejected: {file: rejected.csv}
            kafka: {bootstrap: "localhost:1"}
            """)
        .read();
  }
}
