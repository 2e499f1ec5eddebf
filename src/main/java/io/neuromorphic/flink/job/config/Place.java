/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import java.nio.file.Path;

/**
 * Where a value was written: a line of the job file, or a {@code --set}.
 *
 * @param label name of the file, or the whole {@code --set}
 * @param line from 1; 0 where there is none
 * @param base folder against which a relative path written there is resolved
 */
record Place(String label, int line, Path base) {

  /** As it stands before an error: {@code FILE:LINE}, or the {@code --set}. */
  @Override
  public String toString() {
    return line > 0 ? label + ":" + line : label;
  }
}
