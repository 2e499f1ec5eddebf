/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.explain;

import java.net.URI;

/** Files as people name them. */
final class FileNames {

  private FileNames() {}

  /** The name without its folders; that of a folder ends with a slash. */
  static String last(URI file) {
    String path = file.getPath() == null ? file.toString() : file.getPath();
    int slash = path.lastIndexOf('/', path.length() - 2);
    return path.substring(slash + 1);
  }
}
