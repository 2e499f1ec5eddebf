/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeuronPlotterTest {

  @TempDir Path folder;

  @Test
  void aPngHasThreeCurvesInThreeColors() throws IOException {
    Path file = folder.resolve("plot.PNG");
    NeuronPlotter.write(plot(2_500), file);
    BufferedImage image = ImageIO.read(file.toFile());
    assertThat(image.getWidth()).isEqualTo(1_920);
    Set<Integer> colors = new HashSet<>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        colors.add(image.getRGB(x, y) & 0xffffff);
      }
    }
    assertThat(colors).contains(0x1f5fa8, 0xb5581a, 0x2f7d4f, 0xffffff);
  }

  @Test
  void anSvgIsWellFormedAndSmallHoweverLongTheWindow() throws Exception {
    Path file = folder.resolve("plot.svg");
    NeuronPlotter.write(plot(1_000_000), file);
    assertThat(Files.size(file)).isBetween(20_000L, 3_000_000L);
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    assertThat(factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement().getTagName())
        .isEqualTo("svg");
    assertThat(Files.readString(file)).contains("a title").contains("a subtitle");
  }

  @Test
  void oneStepThatChangesNothingCanBeDrawn() throws IOException {
    Path file = folder.resolve("plot.png");
    float[] two = {-70, -70};
    NeuronPlotter.write(
        new NeuronPlot("t", "s", new double[] {0, 0.1}, two, two, new float[] {0}, new int[0], 30),
        file);
    assertThat(file).isNotEmptyFile();
  }

  @Test
  void theFormatIsToldByTheEndOfTheName() {
    assertThat(NeuronPlotter.isKnown(Path.of("a/b.svg"))).isTrue();
    assertThat(NeuronPlotter.isKnown(Path.of("b.PNG"))).isTrue();
    assertThat(NeuronPlotter.isKnown(Path.of("b.pdf"))).isFalse();
    assertThat(NeuronPlotter.isKnown(Path.of("svg"))).isFalse();
  }

  private static NeuronPlot plot(int steps) {
    double[] times = new double[steps + 1];
    float[] v = new float[steps + 1];
    float[] u = new float[steps + 1];
    float[] current = new float[steps];
    for (int i = 0; i <= steps; i++) {
      times[i] = i * 0.1;
      v[i] = -70 + (i % 100) * 0.2f;
      u[i] = (float) Math.sin(i * 0.01);
      current[Math.min(i, steps - 1)] = i < steps / 2 ? 0 : 14;
    }
    return new NeuronPlot(
        "a title", "a subtitle", times, v, u, current, new int[] {100, 200, 300}, 30);
  }
}
