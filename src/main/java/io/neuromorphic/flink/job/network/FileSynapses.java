/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.network;

import io.neuromorphic.flink.event.Weights;
import io.neuromorphic.flink.kernel.SynapseMaker;
import io.neuromorphic.flink.kernel.Synapses;
import io.neuromorphic.flink.operator.SynapseLoader;
import io.neuromorphic.flink.source.synapses.WeightFiles;
import io.neuromorphic.flink.source.synapses.WeightHash;
import java.io.IOException;
import java.util.Optional;

/**
 * Synapses from a file.
 *
 * @param file URI or path, as the job file names it
 * @param tensor of it; empty where it holds one
 * @param shipped name by which the file travels with the job; empty where every machine reads it
 *     itself
 * @param hash of what it held when the job was made
 * @param from neurons that they come from
 * @param to neurons of the whole population that they lead to
 * @param gain of all weights
 * @param forValues whether they come from input lines, which have values, and not from neurons
 */
record FileSynapses(
    String file,
    String tensor,
    String shipped,
    String hash,
    int from,
    int to,
    float gain,
    boolean forValues)
    implements SynapseLoader {

  @Override
  public String id() {
    return "file "
        + hash
        + " "
        + from
        + " to "
        + to
        + " times "
        + gain
        + (forValues ? " for values" : "");
  }

  @Override
  public Synapses load(int first, int count, ShippedFiles files) throws IOException {
    Optional<String> name = Optional.of(tensor).filter(t -> !t.isEmpty());
    Weights weights =
        shipped.isEmpty()
            ? WeightFiles.read(file, name, to, from)
            : WeightFiles.readCopy(files.path(shipped), file, name, to, from);
    String found = WeightHash.of(weights);
    if (!found.equals(hash)) {
      throw new IllegalArgumentException(
          file + " is not what it was when the job was made: its weights have changed");
    }
    SynapseMaker spikes = new SynapseMaker(from, first, count, gain);
    SynapseMaker maker = forValues ? spikes.forValues() : spikes;
    if (weights.isSparse()) {
      return maker.sparse(weights.rowStart(), weights.column(), weights.values(), weights.halves());
    }
    return weights.isHalf() ? maker.denseHalf(weights.halves()) : maker.dense(weights.values());
  }
}
