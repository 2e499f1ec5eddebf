/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * What fills the viewer's history: topics of Kafka, or a run in the same JVM. Nothing is written,
 * no offset is committed. The next room is {@code view.history}.
 */
package io.neuromorphic.flink.view.feed;
