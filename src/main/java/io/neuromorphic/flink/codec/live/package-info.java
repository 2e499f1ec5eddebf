/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * What sensors send: datagrams of events, and recordings' bytes without the recording's beginning.
 * Knows no socket and no clock but the sender's; the next room is {@code source.live}.
 */
package io.neuromorphic.flink.codec.live;
