/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code weights: {kernel: …}} and {@code weights: {pool: …}}, from a population of [8, 6]. */
class KernelWeightsTest {

  private static final String AT = "job.yaml:11: projections.retina->map.weights";
  private static final String IN = "population 'retina' of size [8, 6]";

  @TempDir Path folder;

  @Test
  void aKernelIsGivenAsItsRows() {
    WeightsConfig.Kernel kernel = kernel("[6, 5]", "{kernel: [[1, 2, 3], [4, 5, 6.1]]}");

    assertThat(kernel.width()).isEqualTo(3);
    assertThat(kernel.height()).isEqualTo(2);
    assertThat(kernel.weights()).containsExactly(1, 2, 3, 4, 5, 6.1f);
    assertThat(kernel.strideX()).isOne();
    assertThat(kernel.strideY()).isOne();
    assertThat(kernel.padX()).isZero();
    assertThat(kernel.padY()).isZero();
  }

  @Test
  void strideAndPaddingAreOneNumberOrTwo() {
    WeightsConfig.Kernel kernel =
        kernel("[8, 3]", "{kernel: [[0, 0, 1.5]], stride: [1, 2], padding: [1, 0]}");

    assertThat(kernel.strideX()).isOne();
    assertThat(kernel.strideY()).isEqualTo(2);
    assertThat(kernel.padX()).isOne();
    assertThat(kernel.padY()).isZero();

    assertThat(kernel("[5, 4]", "{kernel: [[1]], stride: 2, padding: 1}").padY()).isOne();
  }

  @Test
  void aPoolIsAKernelOfItsOwnStride() {
    WeightsConfig.Kernel pool = kernel("[4, 2]", "{pool: [2, 3], weight: 0.5}");

    assertThat(pool.width()).isEqualTo(2);
    assertThat(pool.height()).isEqualTo(3);
    assertThat(pool.weights()).containsOnly(0.5f).hasSize(6);
    assertThat(pool.strideX()).isEqualTo(2);
    assertThat(pool.strideY()).isEqualTo(3);
    assertThat(pool.padX() + pool.padY()).isZero();

    assertThat(kernel("[4, 3]", "{pool: 2}").weights()).containsOnly(1).hasSize(4);
  }

  @Test
  void whatIsLeftOverAtTheEdgeIsNotUsed() {
    assertThat(kernel("[2, 2]", "{pool: 3}").strideX()).isEqualTo(3);
  }

  @Test
  void theSizeThatWouldFitIsTold() {
    assertThat(refused("[9, 9]", "{kernel: [[1, 1, 1]]}"))
        .containsExactly(
            AT
                + ".kernel: a kernel of [3, 1] with stride [1, 1] and padding [0, 0] makes [6, 6]"
                + " of "
                + IN
                + ", found population 'map' of size [9, 9]");
    assertThat(refused("[4, 4]", "{pool: 2}"))
        .containsExactly(
            AT
                + ".pool: a kernel of [2, 2] with stride [2, 2] and padding [0, 0] makes [4, 3] of "
                + IN
                + ", found population 'map' of size [4, 4]");
    assertThat(refused("[1, 1]", "{pool: 9}"))
        .containsExactly(
            AT
                + ".pool: a kernel of [9, 9] with stride [9, 9] and padding [0, 0] does not fit"
                + " into "
                + IN);
  }

  @Test
  void bothSidesNeedRows() {
    assertThat(refused("36", "{kernel: [[1, 1, 1]]}"))
        .containsExactly(
            AT
                + ".kernel: needs rows: expected a size of [width, height], found population 'map'"
                + " of size 36");
  }

  @Test
  void rowsAreChecked() {
    String form =
        ".kernel: expected rows of numbers, such as [[0, 1, 0], [1, 4, 1], [0, 1, 0]], found ";
    assertThat(refused("[8, 6]", "{kernel: []}")).containsExactly(AT + form + "an empty list");
    assertThat(refused("[8, 6]", "{kernel: [1, 2]}")).containsExactly(AT + form + "'1'");
    assertThat(refused("[8, 6]", "{kernel: [[]]}")).containsExactly(AT + form + "an empty row");
    assertThat(refused("[8, 6]", "{kernel: [[1, 2], [3]]}"))
        .containsExactly(
            AT + ".kernel: expected rows of one length, found row 0 of 2 and row 1 of 1 numbers");
    assertThat(refused("[8, 6]", "{kernel: [[1, 1e6]]}"))
        .containsExactly(AT + ".kernel: expected a number from -65536 to 65536, found '1e6'");
    assertThat(refused("[8, 6]", "{kernel: {a: 1}}"))
        .containsExactly(AT + ".kernel: expected a file, found a map");
    assertThat(refused("[8, 6]", "{kernel: k.npy}"))
        .containsExactly(AT + ".kernel: file not found: FOLDER/k.npy");
  }

  @Test
  void strideAndPaddingAreChecked() {
    assertThat(refused("[8, 6]", "{kernel: [[1]], stride: 0}"))
        .containsExactly(AT + ".stride: expected a whole number from 1 to 65536, found '0'");
    assertThat(refused("[8, 6]", "{kernel: [[1]], padding: [1]}"))
        .containsExactly(AT + ".padding: expected a whole number or [x, y], found a list of 1");
    assertThat(refused("[8, 6]", "{pool: 2000}"))
        .containsExactly(AT + ".pool: expected a whole number from 1 to 1024, found '2000'");
  }

  private JobText job(String size, String weights) {
    return JobText.minimal(folder)
        .line(8, "  retina: {size: [8, 6], behavior: tonic_spiking}")
        .add("  map: {size: " + size + ", behavior: tonic_spiking}")
        .add("projections:")
        .add("  - {from: retina, to: map, weights: " + weights + "}");
  }

  private WeightsConfig.Kernel kernel(String size, String weights) {
    return (WeightsConfig.Kernel) job(size, weights).read().projections().get(0).weights();
  }

  private List<String> refused(String size, String weights) {
    return job(size, weights).problems();
  }
}
