/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import java.util.Optional;

/**
 * What holds where a key is absent.
 *
 * @param value that says the same as leaving the key out, where there is one
 * @param told what is to be said besides, or instead; may be empty
 */
record Default(Optional<String> value, String told) {

  /** It may not be absent. */
  static final Default REQUIRED = told("required");

  /** Its absence changes nothing. */
  static final Default NONE = told("–");

  /** A value, as it could be written. */
  static Default of(String value) {
    return new Default(Optional.of(value), "");
  }

  /** What no value of the key could say. */
  static Default told(String text) {
    return new Default(Optional.empty(), text);
  }

  /** The same, but for what is told. */
  Default but(String exception) {
    return new Default(value, exception);
  }
}
