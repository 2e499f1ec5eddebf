/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * Wraps a source of packets: every event is judged (address, time, lateness) per split, in that
 * split's own order, with a clock that is checkpointed with the split.
 */
package io.neuromorphic.flink.source.intake;
