/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.job;

import io.neuromorphic.flink.kernel.IzhikevichBehavior;
import io.neuromorphic.flink.kernel.StepConstants;
import io.neuromorphic.flink.kernel.StepKernel;
import io.neuromorphic.flink.kernel.StepKernels;
import io.neuromorphic.flink.kernel.StepOutput;
import java.util.Arrays;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The job that comes to mind first: keyed state for groups of neurons, an array of currents for
 * each dt window of 1 ms, and an event-time timer at the end of each. The arithmetic is the same as
 * ours, with the same kernel: what differs is Flink's share.
 */
public final class NaiveNeurons extends KeyedProcessFunction<Integer, NaiveEvent, NaiveSpike> {

  private static final long serialVersionUID = 1L;

  /** Neurons of a group. */
  static final int SIZE = 1_000;

  private static final int V = 0;
  private static final int U = SIZE;
  private static final float REST_V = -70;
  private static final float REST_U = -14;

  /** No window from this one on is stepped. */
  private final long windows;

  private transient ValueState<float[]> neurons;
  private transient MapState<Long, float[]> currents;
  private transient StepKernel kernel;
  private transient StepConstants constants;
  private transient StepOutput out;
  private transient long count;

  NaiveNeurons(long windows) {
    this.windows = windows;
  }

  @Override
  public void open(OpenContext context) {
    neurons =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>(
                    "neurons", PrimitiveArrayTypeInfo.FLOAT_PRIMITIVE_ARRAY_TYPE_INFO));
    currents =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "currents",
                    Types.LONG,
                    PrimitiveArrayTypeInfo.FLOAT_PRIMITIVE_ARRAY_TYPE_INFO));
    kernel = StepKernels.best();
    constants =
        StepConstants.of(IzhikevichBehavior.TONIC_SPIKING.parameters(), 0.001, REST_V, REST_U);
    out = new StepOutput(SIZE);
  }

  @Override
  public void processElement(NaiveEvent event, Context context, Collector<NaiveSpike> spikes)
      throws Exception {
    count++;
    if (neurons.value() == null) {
      float[] start = new float[2 * SIZE];
      Arrays.fill(start, V, U, REST_V);
      Arrays.fill(start, U, 2 * SIZE, REST_U);
      neurons.update(start);
      context.timerService().registerEventTimeTimer(0);
    }
    long window = event.t / 1_000;
    float[] sums = currents.get(window);
    if (sums == null) {
      sums = new float[SIZE];
    }
    sums[event.neuron] += event.current;
    currents.put(window, sums);
  }

  @Override
  public void onTimer(long millis, OnTimerContext context, Collector<NaiveSpike> spikes)
      throws Exception {
    float[] state = neurons.value();
    float[] v = Arrays.copyOfRange(state, V, U);
    float[] u = Arrays.copyOfRange(state, U, 2 * SIZE);
    float[] sums = currents.get(millis);
    kernel.step(v, u, sums == null ? new float[SIZE] : sums, SIZE, constants, out);
    currents.remove(millis);
    System.arraycopy(v, 0, state, V, SIZE);
    System.arraycopy(u, 0, state, U, SIZE);
    neurons.update(state);
    for (int i = 0; i < out.spikeCount(); i++) {
      spikes.collect(
          new NaiveSpike((millis + 1) * 1_000, context.getCurrentKey(), out.spikes()[i]));
    }
    if (millis + 1 < windows) {
      context.timerService().registerEventTimeTimer(millis + 1);
    }
  }

  @Override
  public void close() {
    Span.done(count);
  }
}
