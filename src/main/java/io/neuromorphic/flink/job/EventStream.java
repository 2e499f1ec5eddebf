/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.operator.OneInputFactory;
import io.neuromorphic.flink.source.intake.ClockStart;
import io.neuromorphic.flink.source.intake.IntakeSpec;
import io.neuromorphic.flink.source.intake.PacketFunction;
import io.neuromorphic.flink.source.intake.StreamIntake;
import io.neuromorphic.flink.state.NeuromorphicTypes;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.util.function.SerializableFunction;

/**
 * A stream of a program that brings the events of an input.
 *
 * @param <T> what it carries
 * @param stream with watermarks, which tell how far time has come
 * @param camera makes camera events of what it carries; null where that are packets, or currents
 * @param currents makes current events of what it carries; null where that are packets, or camera
 *     events
 */
public record EventStream<T>(
    DataStream<T> stream,
    PacketFunction<T, CameraPacket> camera,
    PacketFunction<T, CurrentPacket> currents) {

  SingleOutputStreamOperator<CameraPacket> camera(IntakeSpec spec, ClockStart start) {
    PacketFunction<T, CameraPacket> events = camera;
    return judged(
        spec,
        NeuromorphicTypes.CAMERA_PACKET,
        parameters -> StreamIntake.ofCamera(parameters, spec, start, events));
  }

  SingleOutputStreamOperator<CurrentPacket> currents(IntakeSpec spec, ClockStart start) {
    PacketFunction<T, CurrentPacket> events = currents;
    return judged(
        spec,
        NeuromorphicTypes.CURRENT_PACKET,
        parameters -> StreamIntake.ofCurrents(parameters, spec, start, events));
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // There is no class of a generic type.
  private <P extends InputPacket> SingleOutputStreamOperator<P> judged(
      IntakeSpec spec,
      TypeInformation<P> type,
      SerializableFunction<StreamOperatorParameters<P>, OneInputStreamOperator<T, P>> intake) {
    Class<? extends StreamOperator<P>> operator = (Class) StreamIntake.class;
    return stream
        .transform(spec.input(), type, new OneInputFactory<>(operator, intake))
        .setParallelism(stream.getParallelism());
  }
}
