/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonPictureTest {

  private static final int RED = 0xffd4380d;
  private static final int BLUE = 0xff1259a8;

  @TempDir Path folder;

  private static List<Spike> many() {
    List<Spike> spikes = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      spikes.add(new Spike(1_000_000L + i / 10 * 1_000L, "v" + i % 2, i * 7 % 1_000));
    }
    return spikes;
  }

  private BufferedImage picture(List<Spike> expected, List<Spike> found) throws IOException {
    Path png = folder.resolve("made/diff.png");
    Map<String, Integer> sizes = Map.of("v0", 1_000, "v1", 1_000);
    SpikeComparison comparison =
        SpikeComparison.of(
            SpikeTrains.of(expected).withSizes(sizes), SpikeTrains.of(found).withSizes(sizes), 0);
    ComparisonPicture.write(comparison, "one of twenty thousand", png);
    return ImageIO.read(png.toFile());
  }

  /** Pixels of a colour in the upper or the lower half, without the legends' dots. */
  private static int count(BufferedImage image, int color, boolean upper) {
    int half = image.getHeight() / 2;
    int count = 0;
    for (int y = upper ? 0 : half; y < (upper ? half : image.getHeight()); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += image.getRGB(x, y) == color ? 1 : 0;
      }
    }
    return count;
  }

  @Test
  void oneSpikeAmongThousandsIsSeen() throws IOException {
    List<Spike> all = many();
    List<Spike> without = new ArrayList<>(all);
    without.remove(12_345);

    BufferedImage equal = picture(all, all);
    BufferedImage missing = picture(all, without);
    BufferedImage extra = picture(without, all);

    // The legends have one dot each.
    assertThat(count(missing, RED, true)).isGreaterThan(count(equal, RED, true) + 20);
    assertThat(count(missing, BLUE, false)).isEqualTo(count(equal, BLUE, false));
    assertThat(count(extra, BLUE, false)).isGreaterThan(count(equal, BLUE, false) + 20);
    assertThat(count(extra, RED, true)).isEqualTo(count(equal, RED, true));
  }

  /** As many as a picture can show: what a million more would cost is told by DotCellsTest. */
  @Test
  void whereEverySpikeDiffersThePictureStaysSmall() throws IOException {
    List<Spike> all = new ArrayList<>();
    for (int i = 0; i < 200_000; i++) {
      all.add(new Spike(1_000_000L + i / 200 * 1_000L, "v" + i % 2, i * 37 % 1_000));
    }

    BufferedImage missing = picture(all, List.of());

    assertThat(count(missing, RED, true)).isGreaterThan(missing.getWidth() * 400);
    assertThat(folder.resolve("made/diff.png"))
        .satisfies(png -> assertThat(Files.size(png)).isLessThan(2_000_000));
  }

  @Test
  void noSpikesAtAllAreAPictureToo() throws IOException {
    assertThat(picture(List.of(), List.of()).getWidth()).isEqualTo(2_400);
  }
}
