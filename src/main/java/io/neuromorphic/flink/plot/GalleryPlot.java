/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

import java.util.List;

/**
 * Neurons side by side, each with its potential and the current below it.
 *
 * @param title above all
 * @param panels from left to right, row by row; of their {@code u} nothing is drawn
 */
public record GalleryPlot(String title, List<NeuronPlot> panels) {

  /** Copies the list. */
  public GalleryPlot {
    panels = List.copyOf(panels);
  }
}
