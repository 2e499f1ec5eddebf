/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.event;

/**
 * Says that one of the subtasks that read an input has reached its end.
 *
 * @param subtask its number, from 0
 * @param of number of subtasks that read the input
 * @param lastTime largest accepted time, µs, or {@link InputPacket#NONE}
 */
public record EndOfInput(int subtask, int of, long lastTime) {}
