/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GalleryPlotterTest {

  @TempDir Path folder;

  @Test
  void eachPanelHasBothCurves() throws IOException {
    Path file = folder.resolve("gallery.png");
    NeuronPlot panel =
        new NeuronPlot(
            "one",
            "",
            new double[] {0, 50, 100},
            new float[] {-70, -60, -65},
            new float[3],
            new float[] {0, 1},
            new int[] {1},
            30);
    GalleryPlotter.write(new GalleryPlot("all", Collections.nCopies(6, panel)), file);

    BufferedImage image = ImageIO.read(file.toFile());
    int[] potential = new int[8];
    int[] current = new int[8];
    int side = 36;
    int width = (image.getWidth() - 2 * side) / 4;
    int height = (image.getHeight() - 128) / 2;
    for (int y = 92; y < 92 + 2 * height; y++) {
      for (int x = side; x < side + 4 * width; x++) {
        int at = (y - 92) / height * 4 + (x - side) / width;
        int color = image.getRGB(x, y) & 0xffffff;
        potential[at] += color == 0x1f5fa8 ? 1 : 0;
        current[at] += color == 0x2f7d4f ? 1 : 0;
      }
    }
    for (int i = 0; i < 8; i++) {
      assertThat(potential[i] > 50).as("v in panel " + i).isEqualTo(i < 6);
      assertThat(current[i] > 50).as("current in panel " + i).isEqualTo(i < 6);
    }
  }

  @Test
  void theBarIsARoundNumber() {
    assertThat(GalleryPlotter.round(66)).isCloseTo(50, within(1e-9));
    assertThat(GalleryPlotter.round(48)).isCloseTo(20, within(1e-9));
    assertThat(GalleryPlotter.round(15)).isCloseTo(10, within(1e-9));
    assertThat(GalleryPlotter.round(0.2)).isCloseTo(0.2, within(1e-9));
  }
}
