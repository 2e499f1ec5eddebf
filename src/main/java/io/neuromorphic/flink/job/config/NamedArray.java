/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A file of arrays, and which one of them.
 *
 * @param file on any file system of Flink; where it is this machine's, it exists
 * @param tensor name of an array in it; empty where it holds one
 */
record NamedArray(URI file, Optional<String> tensor) {

  private static final List<String> SUFFIXES = List.of(".npy", ".npz", ".safetensors", ".csv");
  private static final List<String> WITHOUT_NAMES = List.of(".npy", ".csv");

  /**
   * Reads {@code path} or {@code path#tensor}; the whole is a path where the key {@code tensor}
   * stands beside.
   *
   * @param named whether {@code tensor} is a key of the section
   * @return empty where it was refused
   */
  static Optional<NamedArray> read(Section section, String key, boolean named) {
    Optional<String> text = section.text(key, "a file");
    Optional<String> tensor =
        named ? section.text("tensor", "the name of an array in the file") : Optional.empty();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String path = text.get();
    int hash = tensor.isPresent() ? -1 : hash(path);
    if (hash >= 0) {
      tensor = Optional.of(path.substring(hash + 1));
      path = path.substring(0, hash);
    }
    try {
      return Optional.of(of(path, tensor, section.place(key).base()));
    } catch (IllegalArgumentException e) {
      section.refuse(key, e.getMessage());
      return Optional.empty();
    }
  }

  /** Where the name of the array begins: after the first path that can be one. */
  private static int hash(String text) {
    for (int at = text.indexOf('#'); at >= 0; at = text.indexOf('#', at + 1)) {
      if (suffix(text.substring(0, at)).isPresent()) {
        return at;
      }
    }
    return -1;
  }

  private static NamedArray of(String path, Optional<String> tensor, Path base) {
    String suffix =
        suffix(path)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "expected a file that ends in .npy, .npz, .safetensors or .csv, found "
                            + Quoted.of(path)));
    if (tensor.isPresent() && WITHOUT_NAMES.contains(suffix)) {
      throw new IllegalArgumentException(
          "a " + suffix + " holds one array, without a name; remove " + Quoted.of(tensor.get()));
    }
    if (tensor.filter(String::isEmpty).isPresent()) {
      throw new IllegalArgumentException("expected the name of an array after '#'");
    }
    return new NamedArray(Locations.anyFile(path, base), tensor);
  }

  private static Optional<String> suffix(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    return SUFFIXES.stream().filter(lower::endsWith).findFirst();
  }
}
