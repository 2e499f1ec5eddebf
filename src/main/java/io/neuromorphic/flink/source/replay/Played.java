/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.replay;

import io.neuromorphic.flink.event.InputPacket;

/**
 * A packet, and the position after it.
 *
 * @param packet what was read
 * @param after where reading goes on once the packet was emitted
 * @param <P> kind of packets
 */
record Played<P extends InputPacket>(P packet, ReplaySplit after) {}
