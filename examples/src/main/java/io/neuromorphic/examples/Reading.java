/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.examples;

/**
 * What a glove with pressure sensors sends: a record of one's own, that knows nothing of neurons.
 *
 * @param micros when, µs
 * @param taxel which of its 64 sensors
 * @param newtons how hard it is pressed
 */
public record Reading(long micros, int taxel, double newtons) {}
