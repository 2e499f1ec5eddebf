/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.reference;

/**
 * A message that the code makes.
 *
 * @param text with … for what only a run can tell
 * @param by the exception that carries it, or the method that it is given to
 * @param file that makes it, below the base package, such as {@code job/config/Names}
 */
record Message(String text, String by, String file) {}
