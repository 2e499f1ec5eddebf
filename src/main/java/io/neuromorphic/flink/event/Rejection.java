/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.event;

/**
 * A rejected event, or a line that says how many more there were.
 *
 * @param reason why
 * @param detail what was expected and what was found
 * @param source name of the input
 * @param position where in the input, as in {@link Positions#label}
 * @param value the event as it was read
 */
public record Rejection(
    RejectReason reason, String detail, String source, String position, String value) {

  /** The same from another source: decoders do not know the name of the input they serve. */
  public Rejection withSource(String name) {
    return new Rejection(reason, detail, name, position, value);
  }
}
