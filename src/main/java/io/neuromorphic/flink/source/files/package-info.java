/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * Recordings for jobs of the user's own: a format that Flink's {@code FileSource} reads. Around
 * {@code source.replay}; jobs of this project play recordings with that.
 */
package io.neuromorphic.flink.source.files;
