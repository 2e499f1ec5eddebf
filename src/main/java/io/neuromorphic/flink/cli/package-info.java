/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * The door: parses the command line, calls {@code job}, prints, and exits with 0 (done), 1 (the run
 * failed) or 2 (bad usage or bad job file). Knows nothing of neurons, events or formats.
 */
package io.neuromorphic.flink.cli;
