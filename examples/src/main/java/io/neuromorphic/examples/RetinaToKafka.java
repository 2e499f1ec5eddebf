/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.examples;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.stream.CameraInput;
import io.neuromorphic.flink.stream.EventFormat;
import io.neuromorphic.flink.stream.EventSource;
import io.neuromorphic.flink.stream.KafkaSpikeSink;
import io.neuromorphic.flink.stream.NeuronStreams;
import io.neuromorphic.flink.stream.Population;
import io.neuromorphic.flink.stream.Projection;
import io.neuromorphic.flink.stream.RecordingSource;
import io.neuromorphic.flink.stream.SceneSource;
import io.neuromorphic.flink.stream.SpikingNeurons;
import io.neuromorphic.flink.stream.SynapticWeights;
import java.time.Duration;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * What an event camera saw goes through a retina to neurons that answer to motion to the right, and
 * the spikes of both to Kafka.
 *
 * <pre>
 * RetinaToKafka localhost:9092 camera.aedat4
 * RetinaToKafka localhost:9092             (a bar that moves, made up)
 * </pre>
 */
public final class RetinaToKafka {

  /** What lies to the right of a place silences it: whatever comes from there comes to nothing. */
  private static final float[][] RIGHT_OF_IT = {{0, 0, 0, 1, 1}};

  private RetinaToKafka() {}

  static SpikingNeurons network() {
    return SpikingNeurons.builder()
        .dt(Duration.ofMillis(1))
        .population(Population.named("retina").size(32, 32).behavior("tonic_spiking").shards(2))
        .population(Population.named("right").size(32, 32).behavior("tonic_spiking"))
        .projection(
            Projection.between("retina", "right")
                .named("see")
                .weights(SynapticWeights.oneToOne(200))
                .delay(Duration.ofMillis(12)))
        .projection(
            Projection.between("retina", "right")
                .named("veto")
                .weights(SynapticWeights.kernel(RIGHT_OF_IT, 1, 2, 0))
                .gain(-20)
                .tauSyn(Duration.ofMillis(80)))
        .build();
  }

  private static EventSource<CameraPacket> camera(String[] args) {
    return args.length > 1
        ? RecordingSource.camera().path(args[1]).build()
        : SceneSource.builder()
            .size(128, 128)
            .duration(Duration.ofMillis(500))
            .rate(20_000)
            .seed(14)
            .bars(1)
            .dots(0)
            .build();
  }

  /** Runs it in this process, or wherever the environment is. */
  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();

    NeuronStreams told =
        network()
            .in(env)
            .camera(CameraInput.named("camera").onInto("retina").pool(4).on(30), camera(args))
            .apply();

    told.spikes()
        .sinkTo(
            KafkaSpikeSink.builder()
                .setBootstrapServers(args[0])
                .setTopic("spikes.{population}")
                .setPopulations(told.populations())
                .setFormat(EventFormat.PACKET)
                .build())
        .uid("spikes");
    told.rejected().print().uid("rejected");

    JobExecutionResult result = env.execute("retina");
    System.out.println(told.totals(result));
  }
}
