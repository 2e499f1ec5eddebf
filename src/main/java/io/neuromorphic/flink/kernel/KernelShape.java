/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

/**
 * How a kernel lies over populations with rows, as PyTorch's Conv2d: output (x, y) gets from inputs
 * (x · strideX - padX + i, y · strideY - padY + j), i below the kernel's width, j below its height.
 *
 * @param width of the kernel
 * @param height of the kernel
 * @param strideX at least 1
 * @param strideY at least 1
 * @param padX at least 0
 * @param padY at least 0
 * @param inWidth neurons per row of the input
 * @param inHeight rows of the input
 */
public record KernelShape(
    int width,
    int height,
    int strideX,
    int strideY,
    int padX,
    int padY,
    int inWidth,
    int inHeight) {

  /** Neurons per row of the output; below 1 where the kernel does not fit. */
  public int outWidth() {
    return Math.floorDiv(inWidth + 2 * padX - width, strideX) + 1;
  }

  /** Rows of the output; below 1 where the kernel does not fit. */
  public int outHeight() {
    return Math.floorDiv(inHeight + 2 * padY - height, strideY) + 1;
  }

  /** The output's column whose kernel begins at a padded input's column; -1 if there is none. */
  int outColumn(int padded) {
    return padded < 0 || padded % strideX != 0 || padded / strideX >= outWidth()
        ? -1
        : padded / strideX;
  }

  /** The output's row whose kernel begins at a padded input's row; -1 if there is none. */
  int outRow(int padded) {
    return padded < 0 || padded % strideY != 0 || padded / strideY >= outHeight()
        ? -1
        : padded / strideY;
  }
}
