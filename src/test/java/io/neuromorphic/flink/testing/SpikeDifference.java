/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.testing;

import io.neuromorphic.flink.job.compare.ComparisonPicture;
import io.neuromorphic.flink.job.compare.SpikeComparison;
import io.neuromorphic.flink.job.compare.SpikeFile;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Spikes that are not the expected ones, told in words, a picture, and a file with those found.
 *
 * @param words what tells them apart
 * @param comparison of both, for the picture
 * @param expected what the expected ones are called
 * @param name of the files, without ending
 * @param folder where they are put
 */
record SpikeDifference(
    String words, SpikeComparison comparison, String expected, String name, Path folder) {

  /** Writes the files; what cannot be written is no reason not to tell the rest. */
  String text() {
    String text = words;
    Path picture = folder.resolve(name + "-diff.png");
    Path found = found();
    try {
      ComparisonPicture.write(comparison, "found, and " + expected, picture);
      text += "\npicture: " + picture;
    } catch (IOException | LinkageError e) {
      text += "\nno picture: " + e;
    }
    try {
      SpikeFile.write(comparison.found(), found);
      text += "\nfound: " + found;
    } catch (IOException | IllegalArgumentException e) {
      text += "\nno file of what was found: " + e.getMessage();
    }
    return text;
  }

  /** The file with the spikes that were found. */
  Path found() {
    return folder.resolve(name + "-found.csv");
  }
}
