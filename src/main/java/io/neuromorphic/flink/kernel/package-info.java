/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * Izhikevich neurons on plain arrays: parameters, states, the 20 named behaviours, one step, and
 * threshold functions with surrogate gradients. A re-implementation of {@code
 * norse.torch.functional.izhikevich} that gives the same bits. Sequences of steps can be
 * differentiated. Imports {@code java.*} only, but for one class that uses {@code
 * jdk.incubator.vector}; any program can use it without Flink.
 */
package io.neuromorphic.flink.kernel;
