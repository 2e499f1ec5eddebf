/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.live;

import io.neuromorphic.flink.event.CameraPacket;

/** A packet, and where time stands after it. */
record LivePacket(CameraPacket packet, LivePosition after) {}
