/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * Jobs on a running cluster: handed over, asked how they are, stopped. Thin over Flink's own
 * client; what is checked before is what {@code job.run} checks.
 */
package io.neuromorphic.flink.job.remote;
