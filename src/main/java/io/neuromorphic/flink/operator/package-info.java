/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * Keyed state around the kernel: routers find the neurons that events mean and bundle their
 * currents by shard and dt window; the population operator sums them, steps the neurons and sends
 * spikes. Bytes and formats are none of its business.
 *
 * <p>Specifications ({@code …Spec}) are {@code Serializable}, as Flink ships operators within the
 * job graph by Java serialization, anew with every start. State and records never are: they have
 * versioned serializers, in {@code state}.
 */
package io.neuromorphic.flink.operator;
