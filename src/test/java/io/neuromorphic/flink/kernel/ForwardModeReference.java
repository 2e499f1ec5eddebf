/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

/**
 * Norse's recurrent step, read literally, in dual numbers: with every quantity that a gradient is
 * wanted for in one list, it runs the whole sequence once for each. Shares no code with {@link
 * IzhikevichRecurrentSequence} but the surrogates.
 */
final class ForwardModeReference {

  private final IzhikevichParameters p;
  private final double dt;
  private final float[][] input;
  private final float[][] inputWeights;
  private final float[][] recurrentWeights;
  private final IzhikevichRecurrentState first;
  private final LossGradient loss;

  /** Counts down to the quantity whose derivative is taken. */
  private int countdown;

  ForwardModeReference(
      IzhikevichParameters p,
      double dt,
      float[][] input,
      float[][] inputWeights,
      float[][] recurrentWeights,
      IzhikevichRecurrentState first,
      LossGradient loss) {
    this.p = p;
    this.dt = dt;
    this.input = input;
    this.inputWeights = inputWeights;
    this.recurrentWeights = recurrentWeights;
    this.first = first;
    this.loss = loss;
  }

  /**
   * Derivative of the loss by one quantity.
   *
   * @param quantity counted through inputs, input weights, recurrent weights, z, v and u
   */
  double derivative(int quantity) {
    countdown = quantity;
    Dual[][] x = quantities(input);
    Dual[][] w = quantities(inputWeights);
    Dual[][] r = quantities(recurrentWeights);
    Dual[] z = quantities(first.z());
    Dual[] v = quantities(first.v());
    Dual[] u = quantities(first.u());
    double slope = 0;
    for (int t = 0; t < x.length; t++) {
      Dual[] before = z.clone();
      for (int i = 0; i < v.length; i++) {
        Dual v1 = nextV(v[i], u[i], sum(w[i], x[t]), sum(r[i], before));
        Dual u1 = nextU(v[i], u[i]);
        z[i] = v1.minus(Dual.of(p.vTh())).threshold(p);
        Dual quiet = Dual.of(1).minus(z[i]);
        v[i] = quiet.times(v1).plus(z[i].times(Dual.of(p.c())));
        u[i] = quiet.times(u1).plus(z[i].times(u1.plus(Dual.of(p.d()))));
        slope +=
            loss.z()[t][i] * z[i].slope()
                + loss.v()[t][i] * v[i].slope()
                + loss.u()[t][i] * u[i].slope();
      }
    }
    return slope;
  }

  private Dual nextV(Dual v, Dual u, Dual current, Dual recurrent) {
    Dual square = Dual.of(p.sq()).times(v.times(v));
    Dual bracket = square.plus(Dual.of(p.mn()).times(v)).plus(Dual.of(p.bias())).minus(u);
    Dual sum = bracket.plus(current).plus(recurrent);
    return v.plus(Dual.of(p.tauInv() * dt).times(sum));
  }

  private Dual nextU(Dual v, Dual u) {
    Dual bracket = Dual.of(p.b()).times(v).minus(u);
    return u.plus(Dual.of(p.tauInv() * dt * p.a()).times(bracket));
  }

  private static Dual sum(Dual[] weights, Dual[] x) {
    Dual sum = Dual.of(0);
    for (int j = 0; j < x.length; j++) {
      sum = sum.plus(weights[j].times(x[j]));
    }
    return sum;
  }

  private Dual[][] quantities(float[][] values) {
    Dual[][] rows = new Dual[values.length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = quantities(values[i]);
    }
    return rows;
  }

  private Dual[] quantities(float[] values) {
    Dual[] duals = new Dual[values.length];
    for (int i = 0; i < duals.length; i++) {
      duals[i] = new Dual(values[i], countdown-- == 0 ? 1 : 0);
    }
    return duals;
  }
}
