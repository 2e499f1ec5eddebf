/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks where output files go; no two may meet, nor meet what is read. */
final class OutputFiles {

  private final Map<URI, String> taken = new HashMap<>();

  /** Claims the files that are read. */
  void read(List<URI> files, String path) {
    for (URI file : files) {
      taken.putIfAbsent(file, path);
    }
  }

  /**
   * The URI of an output: of a file, or with a slash at its end of a folder.
   *
   * @param base folder of relative paths
   * @param path of the key
   * @throws IllegalArgumentException with the reason as its message
   */
  URI write(String text, Path base, String path) {
    Path target = Locations.path(text, base);
    boolean folder = text.endsWith("/");
    if (Files.exists(target) && Files.isDirectory(target) != folder) {
      throw new IllegalArgumentException(
          folder
              ? target + " is a file; write it without the slash"
              : target + " is a folder; write " + Quoted.of(text + "/") + " for part files");
    }
    Path parent = target.getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new IllegalArgumentException("folder not found: " + (parent == null ? target : parent));
    }
    Path written = folder && Files.exists(target) ? target : parent;
    if (!Files.isWritable(written)) {
      throw new IllegalArgumentException("no permission to write in: " + written);
    }
    String uri = target.toUri().toString();
    URI claimed = URI.create(folder && !uri.endsWith("/") ? uri + "/" : uri);
    taken.forEach(
        (other, owner) -> {
          boolean within = folder && other.toString().startsWith(claimed.toString());
          if (other.equals(claimed) || within) {
            throw new IllegalArgumentException(target + " is also that of " + owner);
          }
        });
    taken.put(claimed, path);
    return claimed;
  }
}
