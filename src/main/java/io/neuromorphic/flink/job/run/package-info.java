/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * A job from its start to its summary, in this process: what is asked for, what is told on the way,
 * and what came of it. The next room is {@code cli}, which only prints.
 */
package io.neuromorphic.flink.job.run;
