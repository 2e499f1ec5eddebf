/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

/** A current event, as a test writes it down. */
record Current(String input, long t, String population, int neuron, float current) {}
