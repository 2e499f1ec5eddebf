/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.examples;

import io.neuromorphic.flink.stream.NeuronStreams;
import io.neuromorphic.flink.stream.Population;
import io.neuromorphic.flink.stream.SpikingNeurons;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A stream of one's own makes neurons fire: a glove is pressed, and every touch becomes spikes. */
public final class TouchSensor {

  private TouchSensor() {}

  /** A neuron behind each sensor of the glove; one of them is looked into. */
  static SpikingNeurons skin() {
    return SpikingNeurons.builder()
        .dt(Duration.ofMillis(1))
        .origin(Instant.EPOCH)
        .population(Population.named("skin").size(64).behavior("tonic_spiking").shards(4))
        .probe("skin", 17)
        .probeEvery(Duration.ofMillis(100))
        .build();
  }

  /** What the skin tells of some readings, wherever these come from. */
  static NeuronStreams feel(StreamExecutionEnvironment env, DataStream<Reading> readings) {
    return skin()
        .in(env)
        .currents(
            "touch",
            readings,
            (reading, out) ->
                out.add(
                    reading.micros(), "skin", reading.taxel(), (float) (10 * reading.newtons())))
        .apply();
  }

  /** Time in the readings: they are at most 10 ms out of order. */
  static WatermarkStrategy<Reading> times() {
    return WatermarkStrategy.<Reading>forBoundedOutOfOrderness(Duration.ofMillis(10))
        .withTimestampAssigner((reading, before) -> reading.micros() / 1_000);
  }

  /** The glove: a finger goes over it for a second, and is on every sensor for some time. */
  private static Reading reading(long i) {
    long micros = i * 100;
    return new Reading(micros, (int) (micros / 15_625 % 64), 1.5);
  }

  /** Runs it in this process, or wherever the environment is. */
  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    DataStream<Reading> readings =
        env.fromSequence(0, 9_999)
            .uid("glove")
            .setParallelism(1)
            .map(TouchSensor::reading)
            .uid("readings")
            .setParallelism(1)
            .assignTimestampsAndWatermarks(times())
            .uid("times")
            .setParallelism(1);

    NeuronStreams told = feel(env, readings);
    told.events().print().uid("print");
    told.samples().print().uid("samples");

    JobExecutionResult result = env.execute("touch");
    System.out.println(told.totals(result));
  }
}
