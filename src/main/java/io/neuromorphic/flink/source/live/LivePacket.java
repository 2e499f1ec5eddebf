/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.live;

import io.neuromorphic.flink.event.CameraPacket;

/**
 * A packet that was received.
 *
 * @param packet the events
 * @param after where time stands after it
 * @param receivedMillis wall clock when it was complete, ms
 */
record LivePacket(CameraPacket packet, LivePosition after, long receivedMillis) {}
