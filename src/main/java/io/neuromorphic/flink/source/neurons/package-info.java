/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * Where the state comes from that neurons start in: files written by {@code sink.neurons}, by
 * NumPy, or by hand. Read once, before a job starts. The next room is {@code operator}, through
 * {@code job}.
 */
package io.neuromorphic.flink.source.neurons;
