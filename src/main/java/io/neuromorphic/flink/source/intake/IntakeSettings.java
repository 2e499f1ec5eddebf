/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import java.io.Serializable;

/**
 * What a reader must know besides how its events are judged.
 *
 * @param outOfOrdernessMillis how far events of one split may be out of order, ms
 * @param staysOpen whether the source goes on in silence where the wrapped one has ended. In a job
 *     that has inputs without an end it must: a source that has ended is not run again after a
 *     restore, and Flink then says in its stead that the end of time has come
 */
record IntakeSettings(long outOfOrdernessMillis, boolean staysOpen) implements Serializable {}
