/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * A synthetic event camera, for people who have none: moving bars, rotating dots and noise. Plain
 * Java over {@code event}; knows no Flink.
 */
package io.neuromorphic.flink.source.scene;
