/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import java.util.Arrays;
import java.util.Locale;

/**
 * Threshold functions by their Norse names. Forward, all are the Heaviside step: 1 above 0, else 0.
 * They differ in the surrogate that stands in for its derivative, at x = v' − v_th and with
 * sharpness α. All arithmetic is float32, in the order in which Norse's formulas round; exp, tanh
 * and powers come from {@link StrictMath}, so that a gradient is the same on every JVM.
 */
public enum ThresholdMethod {

  /** No surrogate: the derivative is 0 wherever it exists. */
  HEAVISIDE {
    @Override
    public float gradient(float x, float alpha) {
      return 0f;
    }
  },

  /** SuperSpike (Zenke and Ganguli 2018), the squared fast sigmoid: {@code 1 / (α|x| + 1)²}. */
  SUPER {
    @Override
    public float gradient(float x, float alpha) {
      float root = alpha * Math.abs(x) + 1f;
      return 1f / (root * root);
    }
  },

  /** A tent of half-width 1: {@code α·max(0, 1 − |x|)}. */
  TRIANGLE {
    @Override
    public float gradient(float x, float alpha) {
      return Math.max(0f, 1f - Math.abs(x)) * alpha;
    }
  },

  /** Of tanh(αx), without its factor α: {@code 1 − tanh²(αx)}. */
  TANH {
    @Override
    public float gradient(float x, float alpha) {
      float t = (float) StrictMath.tanh(x * alpha);
      return 1f - t * t;
    }
  },

  /**
   * Of x/√(x² + α²), times α: {@code α·(1/√(α² + x²) − x²/(α² + x²)^1.5)}. The two terms cancel for
   * |x| ≫ α: there the value keeps few of its digits, as Norse's does.
   */
  CIRC {
    @Override
    public float gradient(float x, float alpha) {
      float square = x * x;
      float sum = alpha * alpha + square;
      float power = (float) StrictMath.pow(sum, 1.5);
      float root = (float) Math.sqrt(sum);
      return (1f / root - square / power) * alpha;
    }
  },

  /** Of erf(αx), without its factor α, a Gaussian: {@code 2·exp(−α²x²) / √π}. */
  HEAVI_ERFC {
    @Override
    public float gradient(float x, float alpha) {
      float y = alpha * x;
      return 2f * (float) StrictMath.exp(-(y * y)) / ROOT_OF_PI;
    }
  };

  private static final float ROOT_OF_PI = (float) Math.sqrt(Math.PI);

  /** Name as in Norse, such as {@code heavi_erfc}. */
  public String norseName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The method of a Norse name.
   *
   * @throws IllegalArgumentException for any other name; lists the names and suggests the nearest
   */
  public static ThresholdMethod of(String norseName) {
    for (ThresholdMethod method : values()) {
      if (method.norseName().equals(norseName)) {
        return method;
      }
    }
    throw new IllegalArgumentException(
        Names.unknown(
            "threshold method",
            norseName,
            Arrays.stream(values()).map(ThresholdMethod::norseName).toList()));
  }

  /** 1 if {@code x > 0}, else 0; 0 for NaN. */
  public final float forward(float x) {
    return x > 0f ? 1f : 0f;
  }

  /**
   * The surrogate derivative of {@link #forward} at {@code x}.
   *
   * @param x distance above the threshold
   * @param alpha sharpness
   */
  public abstract float gradient(float x, float alpha);
}
