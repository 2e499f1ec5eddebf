/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * The plan of a job, told before it runs: neurons, synapses, state, keys and Flink operators, as
 * text, JSON or a diagram. Looks at no input and starts nothing. {@code job.network} makes the
 * plan, {@code plot} draws it.
 */
package io.neuromorphic.flink.job.explain;
