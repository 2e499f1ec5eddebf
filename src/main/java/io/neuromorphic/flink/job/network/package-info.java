/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * Networks of populations: which of them are stepped together, in which operators, and where their
 * synapses come from. What happens within a step is none of its business. The next room is {@code
 * operator}.
 */
package io.neuromorphic.flink.job.network;
