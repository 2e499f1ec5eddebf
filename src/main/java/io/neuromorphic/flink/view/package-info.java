/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * The viewer: what passes through a job or lies in Kafka topics, on a page in the browser. For the
 * launcher alone: no job needs it. {@code feed} reads, {@code history} remembers, {@code page}
 * shows. The next room is {@code cli}, which starts it.
 */
package io.neuromorphic.flink.view;
