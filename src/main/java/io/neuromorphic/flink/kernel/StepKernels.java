/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

/** Chooses the fastest step that this JVM can run. */
public final class StepKernels {

  private StepKernels() {}

  /** The fastest kernel of this JVM. */
  public static StepKernel best() {
    return (v, u, current, size, k, out) -> {
      out.start(size);
      for (int i = 0; i < size; i++) {
        float v1 =
            v[i]
                + k.k()
                    * ((((k.sq() * (v[i] * v[i]) + k.mn() * v[i]) + k.bias()) - u[i]) + current[i]);
        float u1 = u[i] + k.ka() * (k.b() * v[i] - u[i]);
        if (!Float.isFinite(v1) || !Float.isFinite(u1)) {
          v[i] = k.initialV();
          u[i] = k.initialU();
          out.reset();
        } else if (v1 - k.vTh() > 0) {
          v[i] = k.c();
          u[i] = u1 + k.d();
          out.spike(i);
        } else {
          v[i] = v1;
          u[i] = u1;
        }
      }
    };
  }
}
