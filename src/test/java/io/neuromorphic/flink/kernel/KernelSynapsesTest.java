/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A kernel against the definition of Conv2d: for each output, the sum over its window. */
class KernelSynapsesTest extends SynapsesContract {

  @Override
  Example example(Random random, Weights weights) {
    KernelShape shape;
    do {
      shape =
          new KernelShape(
              1 + random.nextInt(7),
              1 + random.nextInt(7),
              1 + random.nextInt(3),
              1 + random.nextInt(3),
              random.nextInt(4),
              random.nextInt(4),
              1 + random.nextInt(20),
              1 + random.nextInt(20));
    } while (shape.outWidth() < 1 || shape.outHeight() < 1);
    float[] kernel = new float[shape.width() * shape.height()];
    for (int n = 0; n < kernel.length; n++) {
      kernel[n] = random.nextInt(6) == 0 ? 0 : weights.next();
    }
    return example(shape, kernel);
  }

  private static Example example(KernelShape shape, float[] kernel) {
    List<Edge> edges = new ArrayList<>();
    int outWidth = outputs(shape.inWidth(), shape.width(), shape.strideX(), shape.padX());
    int outHeight = outputs(shape.inHeight(), shape.height(), shape.strideY(), shape.padY());
    for (int y = 0; y < outHeight; y++) {
      for (int x = 0; x < outWidth; x++) {
        for (int j = 0; j < shape.height(); j++) {
          for (int i = 0; i < shape.width(); i++) {
            int inX = x * shape.strideX() - shape.padX() + i;
            int inY = y * shape.strideY() - shape.padY() + j;
            float weight = kernel[j * shape.width() + i];
            if (inX >= 0 && inX < shape.inWidth() && inY >= 0 && inY < shape.inHeight()) {
              edges.add(new Edge(inY * shape.inWidth() + inX, y * outWidth + x, weight));
            }
          }
        }
      }
    }
    int from = shape.inWidth() * shape.inHeight();
    return new Example(
        from,
        outWidth * outHeight,
        edges,
        edges.stream().filter(edge -> edge.weight() != 0).count(),
        maker -> maker.kernel(shape, kernel));
  }

  /** How many places a kernel has along an axis, counted. */
  private static int outputs(int in, int kernel, int stride, int pad) {
    int outputs = 0;
    for (int at = -pad; at + kernel <= in + pad; at += stride) {
      outputs++;
    }
    return outputs;
  }

  @Test
  void theOutputHasAsManyRowsAndColumnsAsConv2dSays() {
    for (int kernel = 1; kernel < 9; kernel++) {
      for (int stride = 1; stride < 5; stride++) {
        for (int pad = 0; pad < 4; pad++) {
          for (int in = 1; in < 12; in++) {
            KernelShape wide = new KernelShape(kernel, 1, stride, 1, pad, 0, in, 1);
            KernelShape high = new KernelShape(1, kernel, 1, stride, 0, pad, 1, in);
            int expected = outputs(in, kernel, stride, pad);
            assertThat(Math.max(0, wide.outWidth())).isEqualTo(expected);
            assertThat(Math.max(0, high.outHeight())).isEqualTo(expected);
          }
        }
      }
    }
  }

  @Test
  void aKernelLargerThanThePaddedInputLeadsNowhere() {
    KernelShape shape = new KernelShape(9, 2, 1, 1, 1, 0, 5, 5);
    assertThat(shape.outWidth()).isLessThan(1);
    Synapses none = new SynapseMaker(25, 0, 0, 1).kernel(shape, new float[18]);
    assertThat(none.count()).isZero();
    none.add(new int[] {0, 12, 24}, 0, 3, new InputSums(0), true);
  }

  @Test
  void aKernelLargerThanTheInputReachesItsPadding() {
    float[] kernel = new float[25];
    for (int n = 0; n < kernel.length; n++) {
      kernel[n] = n + 1;
    }
    Synapses one = example(new KernelShape(5, 5, 1, 1, 2, 2, 1, 1), kernel).make(0, 1, 1);
    assertThat(currents(one, 0)).containsExactly(13);
  }

  @Test
  void poolingAddsUpEachSquareAndLeavesOutWhatIsLeftOver() {
    float[] ones = {1, 1, 1, 1};
    Synapses pool = example(new KernelShape(2, 2, 2, 2, 0, 0, 5, 4), ones).make(0, 4, 1);
    // Rows of five: the fifth column belongs to no square.
    assertThat(currents(pool, 0, 1, 5, 6, 2, 4, 9, 14, 19, 17)).containsExactly(4, 1, 0, 1);
  }

  @Test
  void rowsComeBeforeColumns() {
    float[] kernel = {1, 2, 3, 4, 5, 6};
    KernelShape shape = new KernelShape(3, 2, 1, 1, 0, 0, 3, 2);
    Synapses one = example(shape, kernel).make(0, 1, 1);
    assertThat(currents(one, 4)).containsExactly(5);
    assertThat(currents(one, 2, 3)).containsExactly(7);
  }

  private static float[] currents(Synapses synapses, int... spikes) {
    InputSums sums = new InputSums(synapses.to());
    synapses.add(spikes, 0, spikes.length, sums, true);
    sums.finish();
    return sums.current();
  }
}
