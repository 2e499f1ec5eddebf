/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * Events in and out of Kafka topics, in this process and without a job: from a recording with its
 * timing, or from a live sensor, into a topic; and from a topic or a sensor into a recording. The
 * next room is {@code cli}, which only prints.
 */
package io.neuromorphic.flink.job.feed;
