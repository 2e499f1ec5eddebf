/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.event;

/**
 * A rejected event, or a line that says how many more there were. It is short whatever was read: it
 * is written to a topic whose records must not be larger than the broker takes.
 *
 * @param reason why
 * @param detail what was expected and what was found
 * @param source name of the input
 * @param position where in the input, as in {@link Positions#label}
 * @param value the event as it was read
 */
public record Rejection(
    RejectReason reason, String detail, String source, String position, String value) {

  /** Longest detail, characters; longer ones are cut. */
  public static final int MAX_DETAIL_CHARS = 500;

  /** Longest value, characters; longer ones are cut. */
  public static final int MAX_VALUE_CHARS = 200;

  /** Cuts what is too long. */
  public Rejection {
    detail = ShortText.cut(detail, MAX_DETAIL_CHARS);
    value = ShortText.cut(value, MAX_VALUE_CHARS);
  }

  /** The same from another source: decoders do not know the name of the input they serve. */
  public Rejection withSource(String name) {
    return new Rejection(reason, detail, name, position, value);
  }
}
