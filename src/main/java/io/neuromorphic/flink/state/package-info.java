/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * How packets and neurons look to Flink: type information, hand-written serializers with versioned
 * snapshots, the state of a population shard, and the keys' place among the key groups. What is
 * written here is a promise: bytes of every released version stay readable.
 */
package io.neuromorphic.flink.state;
