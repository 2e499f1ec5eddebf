/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * What a recording holds, without running a job: every event is read and summed up. Around {@code
 * codec}; {@code job.tool} turns it into text.
 */
package io.neuromorphic.flink.source.inspect;
