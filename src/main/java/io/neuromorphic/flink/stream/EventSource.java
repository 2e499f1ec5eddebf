/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.stream;

import io.neuromorphic.flink.event.InputPacket;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Packets of events, from {@link RecordingSource}, {@link SceneSource}, {@link SensorSource} or
 * {@link KafkaEventSource}.
 *
 * <p>Given to {@link NeuronInputs}, it is read as that of a job file is: every event is judged in
 * the order of its file, partition or socket. A program that wants the packets for itself reads
 * them with {@code env.fromSource(source, PacketTimes.watermarks(...), "name")}; nobody has judged
 * them then.
 *
 * @param <P> kind of packets
 */
public final class EventSource<P extends InputPacket>
    implements Source<P, SourceSplit, Object>, ResultTypeQueryable<P> {

  private static final long serialVersionUID = 1L;

  private final Source<P, SourceSplit, Object> inner;
  private final TypeInformation<P> type;
  private final HashMap<String, Object> keys;
  private final HashMap<String, Object> kafka;

  /**
   * A source.
   *
   * @param keys of an input of a job file, which name it
   * @param kafka how Kafka is reached, empty where it is not used
   */
  @SuppressWarnings("unchecked") // Splits and state go back to whom they came from.
  EventSource(
      Source<P, ?, ?> inner,
      TypeInformation<P> type,
      Map<String, Object> keys,
      Map<String, Object> kafka) {
    this.inner = (Source<P, SourceSplit, Object>) inner;
    this.type = type;
    // Whoever built it may go on building others.
    this.keys = Settings.copy(keys);
    this.kafka = Settings.copy(kafka);
  }

  Map<String, Object> keys() {
    return Collections.unmodifiableMap(keys);
  }

  Map<String, Object> kafka() {
    return Collections.unmodifiableMap(kafka);
  }

  @Override
  public Boundedness getBoundedness() {
    return inner.getBoundedness();
  }

  @Override
  public SourceReader<P, SourceSplit> createReader(SourceReaderContext context) throws Exception {
    return inner.createReader(context);
  }

  @Override
  public SplitEnumerator<SourceSplit, Object> createEnumerator(
      SplitEnumeratorContext<SourceSplit> context) throws Exception {
    return inner.createEnumerator(context);
  }

  @Override
  public SplitEnumerator<SourceSplit, Object> restoreEnumerator(
      SplitEnumeratorContext<SourceSplit> context, Object state) throws Exception {
    return inner.restoreEnumerator(context, state);
  }

  @Override
  public SimpleVersionedSerializer<SourceSplit> getSplitSerializer() {
    return inner.getSplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<Object> getEnumeratorCheckpointSerializer() {
    return inner.getEnumeratorCheckpointSerializer();
  }

  @Override
  public TypeInformation<P> getProducedType() {
    return type;
  }
}
