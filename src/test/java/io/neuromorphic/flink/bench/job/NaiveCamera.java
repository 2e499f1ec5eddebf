/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.job;

import io.neuromorphic.flink.event.CameraPacket;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;

/**
 * The naive job on a camera: a record per event, keyed by groups of {@link NaiveNeurons#SIZE}
 * neurons. Its events come out of packets in the task that reads them, which costs it little.
 * Arguments: as for {@link CameraPackets#of}, and the number of dt windows.
 */
public final class NaiveCamera {

  private static final int POOL = 4;
  private static final float GAIN = 20;
  private static final Duration OUT_OF_ORDERNESS = Duration.ofMillis(5);
  private static final long MICROS_PER_MILLI = 1_000;

  private NaiveCamera() {}

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    long windows = Long.parseLong(args[1]);
    Measured.run(() -> run(args[0], windows));
  }

  private static Outcome run(String source, long windows) throws Exception {
    Span.reset();
    StreamExecutionEnvironment env = NaiveEnvironment.make();
    CameraPackets.of(env, source)
        .flatMap(new Events())
        .returns(TypeInformation.of(NaiveEvent.class))
        .assignTimestampsAndWatermarks(
            WatermarkStrategy.<NaiveEvent>forBoundedOutOfOrderness(OUT_OF_ORDERNESS)
                .withTimestampAssigner((event, before) -> event.t / MICROS_PER_MILLI))
        .keyBy(event -> event.group)
        .process(new NaiveNeurons(windows))
        .map(new SpikeBooks(List.of("retina")))
        .sinkTo(new DiscardingSink<>());
    return Span.withNeurons(env.execute("naive"), 0);
  }

  private static final class Events implements FlatMapFunction<CameraPacket, NaiveEvent> {

    private static final long serialVersionUID = 1L;

    @Override
    public void flatMap(CameraPacket packet, Collector<NaiveEvent> out) {
      Span.read();
      for (int i = 0; i < packet.size(); i++) {
        int neuron = packet.y()[i] / POOL * (BenchScene.WIDTH / POOL) + packet.x()[i] / POOL;
        out.collect(
            new NaiveEvent(
                packet.t()[i], neuron / NaiveNeurons.SIZE, neuron % NaiveNeurons.SIZE, GAIN));
      }
    }
  }
}
