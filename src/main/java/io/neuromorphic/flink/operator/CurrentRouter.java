/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.Positions;
import io.neuromorphic.flink.event.ShardPacket;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;

/** Routes current events, which name their neuron themselves. The intake has checked them. */
public final class CurrentRouter extends ShardRouter<CurrentPacket> {

  private static final long serialVersionUID = 1L;

  private final long dt;
  private final transient Map<String, Integer> targets = new HashMap<>();

  public CurrentRouter(StreamOperatorParameters<ShardPacket> parameters, RouterSpec spec) {
    super(parameters, spec);
    dt = spec.dtMicros();
    for (int i = 0; i < spec.targets().size(); i++) {
      targets.put(spec.targets().get(i).population(), i);
    }
  }

  @Override
  protected void route(CurrentPacket packet) {
    int[] targetOf = new int[packet.populationCount()];
    for (int i = 0; i < targetOf.length; i++) {
      targetOf[i] = targets.getOrDefault(packet.populationName(i), -1);
    }
    long[] t = packet.t();
    int[] population = packet.population();
    int[] neuron = packet.neuron();
    float[] current = packet.current();
    Positions positions = packet.positions();
    long window = 0;
    long start = 0;
    long end = Long.MIN_VALUE;
    for (int i = 0, n = packet.size(); i < n; i++) {
      long ti = t[i];
      if (ti < start || ti >= end) {
        window = Math.floorDiv(ti, dt);
        start = window * dt;
        end = start + dt;
      }
      buffers.add(targetOf[population[i]], neuron[i], window, current[i], ti, positions, i);
    }
  }
}
