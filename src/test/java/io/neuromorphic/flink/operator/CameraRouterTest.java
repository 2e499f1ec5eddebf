/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import static io.neuromorphic.flink.operator.Routes.camera;
import static io.neuromorphic.flink.operator.Routes.target;
import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.event.CameraPacket;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CameraRouterTest {

  private static final int ALL = 65_536;
  private static final int OFF = 0;
  private static final int ON = 1;
  private static final RouterSpec.Target RETINA = target("retina", 5, 3, 2);

  /** An encoding that changes nothing, to be changed in one place by each test. */
  private static EncodeSpec plain() {
    return new EncodeSpec(1, 0, 0, 20f, -10f, 0, 0, ALL, ALL, false, false, 0, 0, new int[0]);
  }

  @Test
  void aPixelIsItsNeuronAndItsPolarityTheCurrent() throws Exception {
    assertThat(route(plain(), event(0, 0, ON), event(4, 0, OFF), event(0, 1, ON), event(4, 2, OFF)))
        .containsExactly(
            "0: retina/0 20.0", "0: retina/4 -10.0", "0: retina/5 20.0", "0: retina/14 -10.0");
  }

  @Test
  void outsideThePopulationIsFiltered() throws Exception {
    assertThat(
            route(
                plain(),
                event(5, 0, ON),
                event(0, 3, ON),
                event(65_535, 0, ON),
                event(0, 65_535, ON),
                event(65_535, 65_535, OFF)))
        .containsExactly("filtered 5");
  }

  @Test
  void poolingSharesANeuron() throws Exception {
    EncodeSpec pooled =
        new EncodeSpec(4, 0, 0, 20f, 20f, 0, 0, ALL, ALL, false, false, 0, 0, new int[0]);
    assertThat(
            route(
                pooled,
                event(3, 3, ON),
                event(4, 3, ON),
                event(3, 4, ON),
                event(19, 11, ON),
                event(20, 0, ON),
                event(0, 12, ON)))
        .containsExactly(
            "0: retina/0 20.0",
            "0: retina/1 20.0",
            "0: retina/5 20.0",
            "0: retina/14 20.0",
            "filtered 2");
  }

  @Test
  void outsideTheRegionIsFiltered() throws Exception {
    EncodeSpec region = new EncodeSpec(1, 0, 0, 1f, 1f, 1, 1, 3, 1, false, false, 0, 0, new int[0]);
    assertThat(
            route(
                region,
                event(0, 1, ON),
                event(1, 1, ON),
                event(3, 1, ON),
                event(4, 1, ON),
                event(1, 0, ON),
                event(1, 2, ON)))
        .containsExactly("0: retina/6 1.0", "0: retina/8 1.0", "filtered 4");
  }

  @Test
  void flipsMirrorTheSensor() throws Exception {
    EncodeSpec flipX =
        new EncodeSpec(1, 0, 0, 1f, 1f, 0, 0, ALL, ALL, true, false, 5, 0, new int[0]);
    assertThat(route(flipX, event(0, 0, ON), event(4, 1, ON), event(5, 0, ON)))
        .containsExactly("0: retina/4 1.0", "0: retina/5 1.0", "filtered 1");
    EncodeSpec flipY =
        new EncodeSpec(1, 0, 0, 1f, 1f, 0, 0, ALL, ALL, false, true, 0, 3, new int[0]);
    assertThat(route(flipY, event(0, 0, ON), event(4, 2, ON), event(0, 3, ON)))
        .containsExactlyInAnyOrder("0: retina/10 1.0", "0: retina/4 1.0", "filtered 1");
  }

  @Test
  void maskedPixelsAreFiltered() throws Exception {
    EncodeSpec masked =
        new EncodeSpec(
            1, 0, 0, 1f, 1f, 0, 0, ALL, ALL, false, false, 0, 0, new int[] {2 | 1 << 16});
    assertThat(route(masked, event(2, 1, ON), event(1, 1, ON), event(2, 0, OFF)))
        .containsExactlyInAnyOrder("0: retina/2 1.0", "0: retina/6 1.0", "filtered 1");
  }

  @Test
  void polaritiesMayGoToPopulationsOfTheirOwn() throws Exception {
    EncodeSpec apart =
        new EncodeSpec(1, 1, 0, 7f, 3f, 0, 0, ALL, ALL, false, false, 0, 0, new int[0]);
    RouterSpec spec = Routes.route(1_000, RETINA, target("on", 2, 2, 1));
    assertThat(route(spec, apart, event(1, 1, ON), event(1, 1, OFF), event(2, 0, ON)))
        .containsExactly("0: retina/6 3.0", "0: on/3 7.0", "filtered 1");
  }

  @Test
  void anUnusedPolarityIsFiltered() throws Exception {
    EncodeSpec onOnly =
        new EncodeSpec(1, 0, -1, 7f, 3f, 0, 0, ALL, ALL, false, false, 0, 0, new int[0]);
    assertThat(route(onOnly, event(1, 1, ON), event(1, 1, OFF)))
        .containsExactly("0: retina/6 7.0", "filtered 1");
  }

  @Test
  void windowsBeginAtMultiplesOfDt() throws Exception {
    CameraPacket packet =
        camera(
            new long[] {999, 0, 0, ON},
            new long[] {1_000, 0, 0, ON},
            new long[] {-1, 0, 0, ON},
            new long[] {-1_001, 0, 0, ON});
    try (var router = RouterHarness.camera(Routes.route(1_000, RETINA), plain()).start()) {
      router.packet(packet);
      router.watermark(10);
      assertThat(router.sent())
          .containsExactly(
              "0: retina/0 20.0", "1: retina/0 20.0", "-1: retina/0 20.0", "-2: retina/0 20.0");
    }
  }

  @Test
  void randomPixelsGoWhereTheContractSays() throws Exception {
    Random random = new Random(8);
    for (int i = 0; i < 30; i++) {
      int pool = 1 + random.nextInt(5);
      int x = random.nextInt(60);
      int y = random.nextInt(40);
      boolean flip = random.nextBoolean();
      EncodeSpec encode =
          new EncodeSpec(pool, 0, 0, 1f, 1f, 10, 5, 30, 20, flip, flip, 60, 40, new int[0]);
      boolean inRegion = x >= 10 && x < 40 && y >= 5 && y < 25;
      int column = (flip ? 59 - x : x) / pool;
      int row = (flip ? 39 - y : y) / pool;
      boolean inside = inRegion && column < 12 && row < 8;
      assertThat(route(Routes.route(1_000, target("p", 12, 8, 3)), encode, event(x, y, ON)))
          .as("x=%d y=%d of %s", x, y, encode)
          .containsExactly(inside ? "0: p/" + (row * 12 + column) + " 1.0" : "filtered 1");
    }
  }

  private static long[] event(int x, int y, int polarity) {
    return new long[] {0, x, y, polarity};
  }

  private static List<String> route(EncodeSpec encode, long[]... events) throws Exception {
    return route(Routes.route(1_000, RETINA), encode, events);
  }

  /** What becomes of the events; {@code filtered n} last where some were. */
  private static List<String> route(RouterSpec spec, EncodeSpec encode, long[]... events)
      throws Exception {
    try (var router = RouterHarness.camera(spec, encode).start()) {
      router.packet(camera(events));
      router.watermark(10);
      List<String> result = new ArrayList<>(router.sent());
      assertThat(router.counts().read()).isEqualTo(events.length);
      long filtered = router.counts().filtered();
      assertThat(result).hasSize((int) (events.length - filtered));
      if (filtered > 0) {
        result.add("filtered " + filtered);
      }
      return result;
    }
  }
}
