/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActivityPlotterTest {

  private static final ActivityPlot.Rate RATE =
      new ActivityPlot.Rate(-7, 10, new long[] {3, 0, 5}, new long[] {1, 1, 0});

  @TempDir private Path folder;

  @Test
  void rowZeroIsAtTheTopUnlessRowsCountFromBelow() throws IOException {
    // All ON in the first row, all OFF in the last.
    int[] on = {9, 9, 0, 0};
    int[] off = {0, 0, 9, 9};
    assertThat(meanOfImage(draw(image(on, off, false)), 0xd9600a))
        .isLessThan(meanOfImage(draw(image(on, off, false)), 0x1f6fb4));
    assertThat(meanOfImage(draw(image(on, off, true)), 0xd9600a))
        .isGreaterThan(meanOfImage(draw(image(on, off, true)), 0x1f6fb4));
  }

  @Test
  void aSinglePixelIsSeenOnAHugeSensor() throws IOException {
    int side = 2_048;
    int[] on = new int[side * side];
    on[777 * side + 1_001] = 5;
    ActivityPlot.Image huge =
        new ActivityPlot.Image(0, 0, 32, side, side, on, new int[side * side], false);
    assertThat(meanOfImage(draw(huge), 0xd9600a)).isPositive();
  }

  @Test
  void anSvgIsWellFormedAndHoldsTheImageAndTheWords() throws Exception {
    Path file = folder.resolve("plot.svg");
    ActivityPlotter.write(
        plot(Optional.of(image(new int[4], new int[] {1, 2, 3, 4}, false))), file);
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    assertThat(factory.newDocumentBuilder().parse(file.toFile()).getElementsByTagName("image"))
        .satisfies(images -> assertThat(images.getLength()).isEqualTo(2));
    assertThat(Files.readString(file))
        .contains("data:image/png;base64,", "a title", "a subtitle", "x (pixels)", "y (pixels)")
        .contains("events of each pixel, logarithmic", "counts of 3 and more");
  }

  @Test
  void eventsWithoutAPlaceAreDrawnOverTimeAlone() throws IOException {
    Path file = folder.resolve("plot.svg");
    ActivityPlotter.write(plot(Optional.empty()), file);
    assertThat(Files.readString(file)).contains("rgb(76,106,88)").doesNotContain("<image");
  }

  @Test
  void nothingAtAllCanBeDrawn() throws IOException {
    Path file = folder.resolve("plot.png");
    ActivityPlot.Rate none = new ActivityPlot.Rate(0, 1, new long[0], new long[0]);
    ActivityPlot.Image white = new ActivityPlot.Image(0, 0, 1, 1, 1, new int[1], new int[1], false);
    ActivityPlotter.write(new ActivityPlot("t", "s", Optional.of(white), none), file);
    assertThat(file).isNotEmptyFile();
  }

  private static ActivityPlot plot(Optional<ActivityPlot.Image> image) {
    return new ActivityPlot("a title", "a subtitle", image, RATE);
  }

  private static ActivityPlot.Image image(int[] on, int[] off, boolean fromBelow) {
    return new ActivityPlot.Image(0, 0, 1, 2, 2, on, off, fromBelow);
  }

  private BufferedImage draw(ActivityPlot.Image image) throws IOException {
    Path file = folder.resolve("plot.png");
    ActivityPlotter.write(plot(Optional.of(image)), file);
    return ImageIO.read(file.toFile());
  }

  /** Mean row of a colour in the image's part of the picture; 0 where it is not there. */
  private static double meanOfImage(BufferedImage picture, int rgb) {
    long rows = 0;
    long dots = 0;
    for (int y = 100; y < 1_000; y++) {
      for (int x = 0; x < 1_300; x++) {
        if ((picture.getRGB(x, y) & 0xffffff) == rgb) {
          rows += y;
          dots++;
        }
      }
    }
    return dots == 0 ? 0 : (double) rows / dots;
  }
}
