/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.job;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.state.NeuromorphicTypes;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * Flink's share: the same packets, with our serializers, over a keyed exchange into nothing.
 * Argument: as for {@link CameraPackets#of}.
 */
public final class IdentityCamera {

  private static final int KEYS = 16;
  private static final long MICROS_PER_MILLI = 1_000;

  private IdentityCamera() {}

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    Measured.run(() -> run(args[0]));
  }

  private static Outcome run(String source) throws Exception {
    Span.reset();
    StreamExecutionEnvironment env = NaiveEnvironment.make();
    env.getConfig().enableObjectReuse();
    CameraPackets.of(env, source)
        .map(
            packet -> {
              Span.read();
              return packet;
            })
        .returns(NeuromorphicTypes.CAMERA_PACKET)
        .keyBy(packet -> (int) (packet.t()[0] / MICROS_PER_MILLI % KEYS))
        .map(new Count())
        .returns(NeuromorphicTypes.CAMERA_PACKET)
        .sinkTo(new DiscardingSink<>());
    env.execute("identity");
    return Span.withoutNeurons();
  }

  private static final class Count extends RichMapFunction<CameraPacket, CameraPacket> {

    private static final long serialVersionUID = 1L;
    private transient long count;

    @Override
    public CameraPacket map(CameraPacket packet) {
      count += packet.size();
      return packet;
    }

    @Override
    public void close() {
      Span.done(count);
    }
  }
}
