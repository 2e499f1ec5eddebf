/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * What the viewer remembers of a stream: counts in bins of event time, in bounded memory, at a few
 * resolutions. Plain Java, no Kafka and no web. The next room is {@code view.page}, which shows it;
 * {@code view.feed} fills it.
 */
package io.neuromorphic.flink.view.history;
