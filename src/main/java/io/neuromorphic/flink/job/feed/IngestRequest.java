/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.feed;

import io.neuromorphic.flink.source.live.LiveSpec;

/**
 * A live sensor whose events are to be sent.
 *
 * @param address {@code udp://HOST:PORT} or {@code tcp://HOST:PORT}
 * @param protocol what it speaks, by its name in job files
 * @param listen TCP: whether to wait for the sensor to connect
 * @param width of the sensor, pixels, 0 if unknown
 * @param height of the sensor, pixels, 0 if unknown
 * @param align whether the first event, and the first after a restart of the sensor, becomes the
 *     wall clock of its arrival; else times stay as they are
 * @param target where to
 */
public record IngestRequest(
    String address,
    String protocol,
    boolean listen,
    int width,
    int height,
    boolean align,
    TargetTopic target) {

  /**
   * The sender as it is received.
   *
   * @throws io.neuromorphic.flink.job.tool.UsageException names what was given and what was
   *     expected
   */
  LiveSpec spec() {
    return new SensorAddress(address, protocol, listen, width, height)
        .spec(align ? LiveSpec.Times.ALIGNED : LiveSpec.Times.AS_SENT);
  }
}
