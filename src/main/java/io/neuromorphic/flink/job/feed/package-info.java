/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * Events into a Kafka topic, in this process and without a job: from a recording with its timing,
 * or from a live sensor. The next room is {@code cli}, which only prints.
 */
package io.neuromorphic.flink.job.feed;
