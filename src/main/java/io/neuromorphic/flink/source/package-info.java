/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/** Where packets enter: splits, readers and clocks of the inputs, and the synthetic scene. */
package io.neuromorphic.flink.source;
