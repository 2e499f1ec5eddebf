/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.state.NeuromorphicTypes;
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
 * A source of packets whose events have been judged: what it emits is accepted, what it rejects
 * travels along as rejections and counts.
 *
 * @param <P> kind of packets
 * @param <S> kind of splits of the wrapped source
 * @param <E> kind of enumerator state of the wrapped source
 */
public final class IntakeSource<P extends InputPacket, S extends SourceSplit, E>
    implements Source<P, IntakeSplit<S>, IntakeEnumeratorState<E>>, ResultTypeQueryable<P> {

  private static final long serialVersionUID = 1L;

  private final Source<P, S, E> inner;
  private final ClockStart start;
  private final TypeInformation<P> type;
  private final IntakeFactory<P> intakes;

  private IntakeSource(
      Source<P, S, E> inner, ClockStart start, TypeInformation<P> type, IntakeFactory<P> intakes) {
    this.inner = inner;
    this.start = start;
    this.type = type;
    this.intakes = intakes;
  }

  /** Judges camera events. */
  public static <S extends SourceSplit, E> IntakeSource<CameraPacket, S, E> ofCamera(
      Source<CameraPacket, S, E> inner, ClockStart start, IntakeSpec spec) {
    return new IntakeSource<>(
        inner, start, NeuromorphicTypes.CAMERA_PACKET, clock -> new CameraIntake(spec, clock));
  }

  /** Judges current events. */
  public static <S extends SourceSplit, E> IntakeSource<CurrentPacket, S, E> ofCurrents(
      Source<CurrentPacket, S, E> inner, ClockStart start, IntakeSpec spec) {
    return new IntakeSource<>(
        inner, start, NeuromorphicTypes.CURRENT_PACKET, clock -> new CurrentIntake(spec, clock));
  }

  @Override
  public Boundedness getBoundedness() {
    return inner.getBoundedness();
  }

  @Override
  public SourceReader<P, IntakeSplit<S>> createReader(SourceReaderContext context)
      throws Exception {
    return new IntakeReader<>(inner.createReader(context), intakes);
  }

  @Override
  public SplitEnumerator<IntakeSplit<S>, IntakeEnumeratorState<E>> createEnumerator(
      SplitEnumeratorContext<IntakeSplit<S>> context) throws Exception {
    IntakeEnumeratorContext<S> wrapped = new IntakeEnumeratorContext<>(context, start);
    return new IntakeEnumerator<>(inner.createEnumerator(wrapped), wrapped);
  }

  @Override
  public SplitEnumerator<IntakeSplit<S>, IntakeEnumeratorState<E>> restoreEnumerator(
      SplitEnumeratorContext<IntakeSplit<S>> context, IntakeEnumeratorState<E> state)
      throws Exception {
    // The origin of a job that resumes is the one that it was started with.
    IntakeEnumeratorContext<S> wrapped = new IntakeEnumeratorContext<>(context, state.start());
    wrapped.restore(state.returned());
    if (getBoundedness() == Boundedness.BOUNDED) {
      wrapped.endWithSearch();
    }
    return new IntakeEnumerator<>(inner.restoreEnumerator(wrapped, state.inner()), wrapped);
  }

  @Override
  public SimpleVersionedSerializer<IntakeSplit<S>> getSplitSerializer() {
    return new IntakeSplitSerializer<>(inner.getSplitSerializer());
  }

  @Override
  public SimpleVersionedSerializer<IntakeEnumeratorState<E>> getEnumeratorCheckpointSerializer() {
    return new IntakeEnumeratorStateSerializer<>(inner.getEnumeratorCheckpointSerializer());
  }

  @Override
  public TypeInformation<P> getProducedType() {
    return type;
  }
}
