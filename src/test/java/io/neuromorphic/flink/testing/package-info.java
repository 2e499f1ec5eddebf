/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * For tests of jobs and of pipelines that contain our operators: run them on a mini cluster,
 * against recordings or events that stand in the test, and state what their spikes must be.
 *
 * <p>{@link io.neuromorphic.flink.testing.NeuromorphicExtension} is the door for JUnit 5, {@link
 * io.neuromorphic.flink.testing.Neuromorphic} the same without JUnit. Events are made with {@link
 * io.neuromorphic.flink.testing.TestInputs}, assertions begin with {@link
 * io.neuromorphic.flink.testing.SpikeAssertions#assertThat}.
 *
 * <p>All of this is in an artifact of its own, the classifier {@code tests}. It uses the project's
 * main classes, Flink, AssertJ and JUnit's API alone; the project's own tests stay out of it.
 */
package io.neuromorphic.flink.testing;
