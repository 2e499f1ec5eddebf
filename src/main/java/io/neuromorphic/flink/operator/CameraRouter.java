/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.Positions;
import io.neuromorphic.flink.event.ShardPacket;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;

/** Routes camera events: each pixel finds its neuron, each polarity its current. */
public final class CameraRouter extends ShardRouter<CameraPacket> {

  private static final long serialVersionUID = 1L;

  private final long dt;
  private final transient PixelMap[] pixels = new PixelMap[2];
  private final int[] target;
  private final float[] gain;

  public CameraRouter(
      StreamOperatorParameters<ShardPacket> parameters, RouterSpec spec, EncodeSpec encode) {
    super(parameters, spec);
    dt = spec.dtMicros();
    target = new int[] {encode.offTarget(), encode.onTarget()};
    gain = new float[] {encode.offGain(), encode.onGain()};
    for (int polarity = 0; polarity < 2; polarity++) {
      if (target[polarity] >= 0) {
        pixels[polarity] = new PixelMap(encode, spec.targets().get(target[polarity]));
      }
    }
  }

  @Override
  protected void route(CameraPacket packet) {
    long[] t = packet.t();
    char[] x = packet.x();
    char[] y = packet.y();
    byte[] polarity = packet.polarity();
    Positions positions = packet.positions();
    int filtered = 0;
    long window = 0;
    long start = 0;
    long end = Long.MIN_VALUE;
    for (int i = 0, n = packet.size(); i < n; i++) {
      int p = polarity[i];
      PixelMap map = pixels[p];
      int neuron = map == null ? -1 : map.neuron(x[i], y[i]);
      if (neuron < 0) {
        filtered++;
        continue;
      }
      long ti = t[i];
      if (ti < start || ti >= end) {
        window = Math.floorDiv(ti, dt);
        start = window * dt;
        end = start + dt;
      }
      buffers.add(target[p], neuron, window, gain[p], ti, positions, i);
    }
    counts.addFiltered(filtered);
  }
}
