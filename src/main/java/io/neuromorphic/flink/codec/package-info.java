/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * Bytes to packets and back: one package per format, each with its specification named. Plain Java
 * over {@code event} and the libraries that define a format; knows no Flink. {@code source} and
 * {@code sink} use it.
 */
package io.neuromorphic.flink.codec;
