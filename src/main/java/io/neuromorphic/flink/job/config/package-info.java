/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * What a job file says, checked: plain values, no Flink. {@code JobFileReader} makes them from YAML
 * and refuses what cannot run; {@code job} assembles a Flink job from them.
 */
package io.neuromorphic.flink.job.config;
