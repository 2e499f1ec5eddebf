/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

/**
 * What a checkpoint keeps of the enumerator.
 *
 * @param start how clocks start: fixed for the life of the job
 * @param inner of the wrapped source
 * @param <E> kind of enumerator state of the wrapped source
 */
public record IntakeEnumeratorState<E>(ClockStart start, E inner) {}
