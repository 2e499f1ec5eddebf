/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

import java.util.List;

/** Colours of a drawing, on white. */
final class DiagramColors {

  static final String INK = "#222222";
  static final String FAINT = "#666666";

  static final Stage SOURCE = new Stage("#5b5b5b", "#f1f1f1", "#ffffff", "#cccccc");
  static final Stage SINK = new Stage("#5b5b5b", "#ffffff", "#ffffff", "#cccccc");

  private static final List<Stage> STAGES =
      List.of(
          new Stage("#1f5fa8", "#d9e8f8", "#f0f6fc", "#b9d2ec"),
          new Stage("#2f7d4f", "#d8eedf", "#eff8f2", "#b5d9c2"),
          new Stage("#b5581a", "#fbe3d1", "#fdf4ec", "#eec5a5"),
          new Stage("#7a4aa0", "#e8dcf2", "#f6f1fa", "#cfb8e0"),
          new Stage("#8a6d00", "#f5ecc4", "#fbf8e8", "#e0d08f"),
          new Stage("#a02c55", "#f6d9e3", "#fcf0f4", "#e5b3c5"));

  /**
   * Colours of what belongs together.
   *
   * @param line of arrows, edges of boxes and titles
   * @param fill of boxes
   * @param back of frames
   * @param edge of frames
   */
  record Stage(String line, String fill, String back, String edge) {}

  private DiagramColors() {}

  static Stage stage(int number) {
    return STAGES.get(number % STAGES.size());
  }
}
