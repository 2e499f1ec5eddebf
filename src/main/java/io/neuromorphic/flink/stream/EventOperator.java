/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.stream;

import io.neuromorphic.flink.event.OrderedPacket;
import io.neuromorphic.flink.operator.OneInputFactory;
import java.io.Serializable;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Takes packets apart; every event has its time as its timestamp.
 *
 * @param <P> kind of packets
 * @param <E> kind of events
 */
final class EventOperator<P extends OrderedPacket<P>, E> extends AbstractStreamOperator<E>
    implements OneInputStreamOperator<P, E> {

  private static final long serialVersionUID = 1L;

  /**
   * One entry of a packet. Travels with the job, and is kept nowhere.
   *
   * @param <P> kind of packets
   * @param <E> kind of events
   */
  @FunctionalInterface
  interface Entry<P, E> extends Serializable {
    E at(P packet, int index);
  }

  private final Entry<P, E> entry;

  private EventOperator(StreamOperatorParameters<E> parameters, Entry<P, E> entry) {
    super(parameters);
    this.entry = entry;
  }

  /**
   * A stream of what another one has packets of.
   *
   * @param name of the operator; its uid is the same with hyphens
   */
  @SuppressWarnings({"unchecked", "rawtypes"}) // There is no class of a generic type.
  static <P extends OrderedPacket<P>, E> DataStream<E> of(
      DataStream<P> packets, String prefix, String name, Class<E> type, Entry<P, E> entry) {
    return packets
        .transform(
            prefix + name,
            TypeInformation.of(type),
            new OneInputFactory<P, E>(
                (Class<? extends StreamOperator<E>>) (Class) EventOperator.class,
                parameters -> new EventOperator<>(parameters, entry)))
        .uid(prefix + name.replace(' ', '-'));
  }

  @Override
  public void processElement(StreamRecord<P> element) {
    P packet = element.getValue();
    for (int i = 0; i < packet.size(); i++) {
      output.collect(new StreamRecord<>(entry.at(packet, i), Math.floorDiv(packet.t()[i], 1_000)));
    }
  }
}
