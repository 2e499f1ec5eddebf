/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/** Reads topics of current and camera events through Flink's Kafka connector. */
package io.neuromorphic.flink.source.kafka;
