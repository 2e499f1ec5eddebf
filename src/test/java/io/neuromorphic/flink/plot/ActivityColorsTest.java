/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ActivityColorsTest {

  @Test
  void aFewHotPixelsDoNotMakeTheOthersPale() {
    int[] on = new int[10_000];
    Arrays.fill(on, 4);
    Arrays.fill(on, 0, 20, 1_000_000);
    ActivityColors colors = ActivityColors.of(on, new int[on.length]);
    assertThat(colors.most()).isEqualTo(4);
    assertThat(colors.rgb(4, 0)).isEqualTo(ActivityColors.ON.getRGB());
    assertThat(colors.rgb(1_000_000, 0)).isEqualTo(ActivityColors.ON.getRGB());
  }

  @Test
  void moreEventsAreDarkerAndNoneIsWhite() {
    ActivityColors colors = new ActivityColors(100);
    assertThat(colors.rgb(0, 0)).isEqualTo(Color.WHITE.getRGB());
    assertThat(brightness(colors.rgb(1, 0))).isLessThan(brightness(colors.rgb(0, 0)) - 60);
    assertThat(brightness(colors.rgb(10, 0))).isLessThan(brightness(colors.rgb(1, 0)));
    assertThat(brightness(colors.rgb(100, 0))).isLessThan(brightness(colors.rgb(10, 0)));
  }

  @Test
  void onIsOrangeAndOffIsBlue() {
    ActivityColors colors = new ActivityColors(9);
    Color on = new Color(colors.rgb(3, 0));
    Color off = new Color(colors.rgb(0, 3));
    Color both = new Color(colors.rgb(2, 2));
    assertThat(on.getRed() - on.getBlue()).isGreaterThan(80);
    assertThat(off.getBlue() - off.getRed()).isGreaterThan(60);
    assertThat(Math.abs(both.getBlue() - both.getRed())).isLessThan(20);
  }

  @Test
  void withoutAnyEventThereIsAScaleAllTheSame() {
    assertThat(ActivityColors.of(new int[4], new int[4]).most()).isEqualTo(2);
  }

  private static int brightness(int rgb) {
    Color color = new Color(rgb);
    return color.getRed() + color.getGreen() + color.getBlue();
  }
}
