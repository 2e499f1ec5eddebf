/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * The floor plan: a checked job file becomes a Flink job. {@code SpikingJob} lays out the rooms in
 * the order in which an event walks through them; only here are concrete sources and sinks named.
 */
package io.neuromorphic.flink.job;
