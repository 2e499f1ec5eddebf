/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * Events of a live topic or socket into a recording: put in the order of their times, in bounded
 * memory, and written when all have come. What is read is {@code source.kafka}'s and {@code
 * source.live}'s; {@code job.feed} says what is to be done.
 */
package io.neuromorphic.flink.source.capture;
