/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.sink;

/**
 * A record on its way to Kafka. Its timestamp is the producer's wall clock: event time lives in the
 * value, as brokers delete or refuse records with other stamps.
 *
 * @param topic that takes it
 * @param key UTF-8, or null
 * @param value bytes
 * @param route modulo the number of partitions, the partition
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record KafkaRecord(String topic, byte[] key, byte[] value, int route) {}
