/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.hostile;

/** Makes the records of one input. */
interface Mutations {

  /** A good record of one or more events. */
  byte[] good(SplitOracle clock);

  /** A record that was mutated; null is one without a value. */
  byte[] bad(SplitOracle clock);
}
