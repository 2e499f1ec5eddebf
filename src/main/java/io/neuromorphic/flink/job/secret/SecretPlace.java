/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where secrets are kept: in a variable of the process's environment, or in a file. */
enum SecretPlace {
  /** An environment variable. */
  ENV("env") {
    @Override
    String name(String written, Path base) {
      if (!VARIABLE.matcher(written).matches()) {
        throw new IllegalArgumentException(
            "${env:...} names a variable with the characters A-Z a-z 0-9 _ . - only");
      }
      return written;
    }

    @Override
    String read(String name) {
      String value = System.getenv(name);
      if (value == null || value.isEmpty()) {
        throw new MissingSecretException(
            "the environment variable "
                + name
                + (value == null ? " is not set" : " is empty")
                + " in this process");
      }
      return value;
    }
  },

  /** A file, all of it. */
  FILE("file") {
    @Override
    String name(String written, Path base) {
      try {
        String path = base.resolve(written).toAbsolutePath().normalize().toString();
        if (!written.isBlank() && path.indexOf('}') < 0) {
          return path;
        }
      } catch (InvalidPathException e) {
        throw new IllegalArgumentException("what ${file:...} names is not a path", e);
      }
      throw new IllegalArgumentException("${file:...} names a file, on a path without '}'");
    }

    @Override
    String read(String name) {
      Path file = Path.of(name);
      if (!Files.isRegularFile(file)) {
        throw new MissingSecretException(
            (Files.exists(file) ? "not a regular file: " : "there is no file ") + name);
      }
      String text;
      try {
        if (Files.size(file) > LARGEST) {
          throw new MissingSecretException("a secret of more than 1 MiB: " + name);
        }
        text = Files.readString(file, StandardCharsets.UTF_8);
      } catch (IOException e) {
        // What Java says may be a piece of the content's encoding, and never helps more than this.
        throw new MissingSecretException("cannot be read as UTF-8 text: " + name);
      }
      String value = text.replaceFirst("\\r?\\n\\z", "");
      if (value.isEmpty()) {
        throw new MissingSecretException("the file is empty: " + name);
      }
      return value;
    }
  };

  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
  private static final long LARGEST = 1 << 20;

  private final String word;

  SecretPlace(String word) {
    this.word = word;
  }

  /** As a reference begins. */
  String word() {
    return word;
  }

  static Optional<SecretPlace> of(String word) {
    return Arrays.stream(values()).filter(place -> place.word.equals(word)).findFirst();
  }

  /**
   * The name by which it is found from anywhere on this machine.
   *
   * @param written in a reference
   * @param base folder of relative paths
   * @throws IllegalArgumentException where it cannot be a name; says what was expected
   */
  abstract String name(String written, Path base);

  /**
   * The secret.
   *
   * @throws MissingSecretException where there is none; tells nothing of what there is
   */
  abstract String read(String name);
}
