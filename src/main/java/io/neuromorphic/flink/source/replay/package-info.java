/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * Plays recordings and scenes: bounded, unsplittable, resumed by reading again from the start, as
 * fast as possible or paced by the events' own times.
 */
package io.neuromorphic.flink.source.replay;
