/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * Live sensors as a source: a socket, a thread that reads it, the clock that puts a sender's times
 * in order, and a bounded buffer. {@link io.neuromorphic.flink.source.live.LiveReceiver} works
 * without Flink, too. What bytes mean is {@code codec}'s.
 */
package io.neuromorphic.flink.source.live;
