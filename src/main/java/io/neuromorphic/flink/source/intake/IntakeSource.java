/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.source.intake.IntakeSettings.AtEnd;
import io.neuromorphic.flink.state.NeuromorphicTypes;
import io.neuromorphic.flink.state.StepsDone;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.RichSourceReaderContext;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.operators.StreamingRuntimeContext;

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
  private final IntakeSettings settings;

  private IntakeSource(
      Source<P, S, E> inner,
      ClockStart start,
      TypeInformation<P> type,
      IntakeFactory<P> intakes,
      IntakeSettings settings) {
    this.inner = inner;
    this.start = start;
    this.type = type;
    this.intakes = intakes;
    this.settings = settings;
  }

  /** Judges camera events. */
  public static <S extends SourceSplit, E> IntakeSource<CameraPacket, S, E> ofCamera(
      Source<CameraPacket, S, E> inner, ClockStart start, IntakeSpec spec) {
    return new IntakeSource<>(
        inner,
        start,
        NeuromorphicTypes.CAMERA_PACKET,
        new IntakeFactory.OfCamera(spec),
        new IntakeSettings(spec.outOfOrdernessMillis(), AtEnd.ENDS));
  }

  /** Judges current events. */
  public static <S extends SourceSplit, E> IntakeSource<CurrentPacket, S, E> ofCurrents(
      Source<CurrentPacket, S, E> inner, ClockStart start, IntakeSpec spec) {
    return new IntakeSource<>(
        inner,
        start,
        NeuromorphicTypes.CURRENT_PACKET,
        new IntakeFactory.OfCurrents(spec),
        new IntakeSettings(spec.outOfOrdernessMillis(), AtEnd.ENDS));
  }

  /**
   * The same source, for a job that has other inputs without an end: where the wrapped one ends, it
   * goes on in silence and holds nobody back.
   */
  public IntakeSource<P, S, E> stayingOpen() {
    return with(
        new IntakeSettings(
            settings.outOfOrdernessMillis(), AtEnd.STAYS, settings.inTurn(), settings.prefix()));
  }

  /**
   * The same source, for a job whose inputs all end: where the wrapped one ends, it says so, and
   * ends when {@link io.neuromorphic.flink.state.StepsDone} tells that all is stepped.
   *
   * @param prefix tells several jobs in one program from each other; empty where there is one
   */
  public IntakeSource<P, S, E> waitingForSteps(String prefix) {
    return with(
        new IntakeSettings(
            settings.outOfOrdernessMillis(), AtEnd.WAITS, settings.inTurn(), prefix));
  }

  private IntakeSource<P, S, E> with(IntakeSettings other) {
    return new IntakeSource<>(inner, start, type, intakes, other);
  }

  /**
   * The same source, whose splits one reader reads one after the other. Where one reaches back by
   * more than the out-of-orderness before what those before it have reached, the job fails with an
   * {@link OverlapException}.
   */
  public IntakeSource<P, S, E> inTurn() {
    return with(
        new IntakeSettings(
            settings.outOfOrdernessMillis(), settings.atEnd(), true, settings.prefix()));
  }

  @Override
  public Boundedness getBoundedness() {
    return settings.atEnd() == AtEnd.STAYS
        ? Boundedness.CONTINUOUS_UNBOUNDED
        : inner.getBoundedness();
  }

  @Override
  public SourceReader<P, IntakeSplit<S>> createReader(SourceReaderContext context)
      throws Exception {
    return new IntakeReader<>(
        inner.createReader(context),
        intakes,
        settings,
        () -> stepsDone(context, settings.prefix()),
        context.metricGroup().getNumRecordsInErrorsCounter());
  }

  private static boolean stepsDone(SourceReaderContext context, String prefix) {
    return !(context instanceof RichSourceReaderContext rich)
        || !(rich.getRuntimeContext() instanceof StreamingRuntimeContext runtime)
        || StepsDone.ask(runtime.getGlobalAggregateManager(), prefix);
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
    if (inner.getBoundedness() == Boundedness.BOUNDED) {
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
