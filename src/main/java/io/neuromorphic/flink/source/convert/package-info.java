/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * From one recording format to another, without running a job. Around {@code codec}; {@code
 * job.tool} says what is to be done.
 */
package io.neuromorphic.flink.source.convert;
