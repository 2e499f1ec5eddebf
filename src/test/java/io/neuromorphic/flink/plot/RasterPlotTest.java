/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.knowm.xchart.XYChart;

class RasterPlotTest {

  /** One spike of each of the first neurons. */
  private static RasterPlot.Band band(String name, int size) {
    int spikes = Math.min(size, 9);
    return new RasterPlot.Band(
        name,
        size,
        LongStream.rangeClosed(1, spikes).map(i -> i * 10_000).toArray(),
        IntStream.range(0, spikes).toArray());
  }

  private static Set<Double> neuronTicks(List<RasterPlot.Band> bands) {
    XYChart chart = RasterPlot.chart("ticks", 0, bands);
    Set<Double> ticks = new TreeSet<>();
    chart.setCustomYAxisTickLabelsFormatter(
        tick -> {
          ticks.add(tick);
          return String.valueOf(tick);
        });
    BufferedImage image = new BufferedImage(1_200, 680, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    chart.paint(graphics, image.getWidth(), image.getHeight());
    graphics.dispose();
    return ticks;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 12, 33, 768, 1_000_000})
  void neuronsAreWholeNumbers(int size) {
    for (List<RasterPlot.Band> bands :
        List.of(List.of(band("v1", size)), List.of(band("v1", size), band("v2", 1)))) {
      int neurons = bands.stream().mapToInt(RasterPlot.Band::size).sum();
      double room = neurons == 1 ? 0.9 : 0.5;
      // XChart measures labels at the ends of the axis and beyond, too.
      assertThat(neuronTicks(bands))
          .filteredOn(tick -> tick > -room && tick < neurons - 1 + room)
          .hasSizeBetween(Math.min(neurons, 4), 20)
          .allMatch(tick -> tick == Math.rint(tick));
    }
  }
}
