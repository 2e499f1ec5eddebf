/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * Event Stream ({@code .es}) 2, the recordings of the sepia family of tools: a stream of time
 * differences. Read: the events of DVS and ATIS files; written: DVS. Specification:
 * neuromorphic-paris/event_stream, README.md. The origin of y is at the bottom; it is not flipped.
 */
package io.neuromorphic.flink.codec.es;
