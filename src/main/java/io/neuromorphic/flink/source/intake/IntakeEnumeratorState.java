/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import java.util.Map;

/**
 * What a checkpoint keeps of the enumerator.
 *
 * @param start how clocks start: fixed for the life of the job
 * @param returned clocks, by split, of splits that came back from a failed reader and wait for
 *     another
 * @param inner of the wrapped source
 * @param <E> kind of enumerator state of the wrapped source
 */
public record IntakeEnumeratorState<E>(
    ClockStart start, Map<String, SplitClock> returned, E inner) {}
