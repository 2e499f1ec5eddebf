/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import java.io.Serializable;

/**
 * What a reader must know besides how its events are judged.
 *
 * @param outOfOrdernessMillis how far events of one split may be out of order, ms
 * @param atEnd what the source does where the wrapped one has ended
 * @param inTurn whether splits are read one after the other, by one reader, in the order of time
 * @param prefix tells several jobs in one program from each other; empty where there is one
 */
record IntakeSettings(long outOfOrdernessMillis, AtEnd atEnd, boolean inTurn, String prefix)
    implements Serializable {

  IntakeSettings(long outOfOrdernessMillis, AtEnd atEnd) {
    this(outOfOrdernessMillis, atEnd, false, "");
  }

  /** What a source does where the wrapped one has ended. */
  enum AtEnd {
    /** It ends, too. */
    ENDS,
    /**
     * It says so, falls silent, and ends when the neurons are stepped to the end of the job:
     * checkpoints pass until then.
     */
    WAITS,
    /**
     * It falls silent and goes on. In a job that has inputs without an end it must: a source that
     * has ended is not run again after a restore, and Flink then says in its stead that the end of
     * time has come.
     */
    STAYS
  }
}
