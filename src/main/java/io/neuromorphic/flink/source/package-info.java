/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * Where packets enter: sources whose position is checkpointed. {@code replay} plays recordings and
 * scenes, {@code kafka} reads topics; {@code intake} stands between any of them and the job: it
 * judges every event in the order of its split, keeps the split's clock, and moves the watermark.
 */
package io.neuromorphic.flink.source;
