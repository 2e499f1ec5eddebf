/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.kernel.Synapses;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;

/** Makes or reads synapses where they are needed. Travels with the job; the synapses do not. */
public interface SynapseLoader extends Serializable {

  /** Files that were shipped with the job. */
  interface ShippedFiles {
    /** Where the file of a name lies on this machine. */
    Path path(String name) throws IOException;
  }

  /** Tells the synapses apart from all others: equal ids mean equal synapses. */
  String id();

  /**
   * The synapses to a range of the population they lead to.
   *
   * @param first neuron of the range
   * @param count number of neurons of the range
   * @throws IOException names the file that cannot be read, and why
   */
  Synapses load(int first, int count, ShippedFiles files) throws IOException;
}
