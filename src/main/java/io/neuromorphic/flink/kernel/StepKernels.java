/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Chooses the fastest step that this JVM can run.
 *
 * <p>The Vector API is an incubating module: it is there only with {@code --add-modules
 * jdk.incubator.vector}. Without it, or with the system property {@code neuromorphic.vector=off},
 * the plain kernel takes over. It gives the same bits at a third to a half of the speed, and says
 * once, at INFO, that it is used and why.
 */
public final class StepKernels {

  /** System property; {@code off} forces the plain kernel. */
  public static final String VECTOR_PROPERTY = "neuromorphic.vector";

  private static final String MODULE = "jdk.incubator.vector";

  private StepKernels() {}

  /** The fastest kernel of this JVM; chosen once. */
  public static StepKernel best() {
    return Best.KERNEL;
  }

  /** The kernel that needs no module. */
  public static StepKernel fallback() {
    return new PlainStepKernel();
  }

  /**
   * Chooses as {@link #best} does the first time, and logs why where the plain kernel is chosen.
   */
  static StepKernel choose(Logger log) {
    String reason;
    if ("off".equals(System.getProperty(VECTOR_PROPERTY))) {
      reason = "the system property " + VECTOR_PROPERTY + " is off";
    } else if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
      reason = "the module " + MODULE + " is missing; add it with --add-modules " + MODULE;
    } else {
      try {
        if (VectorStepKernel.useful()) {
          return new VectorStepKernel();
        }
        reason = "this machine has no vectors of four floats";
      } catch (LinkageError e) {
        reason = "the Vector API of this JVM does not fit: " + e;
      }
    }
    log.log(Level.INFO, "Stepping without the Vector API (same results, slower): " + reason);
    return fallback();
  }

  /** The fastest way to add rows of weights; by vectors where the kernel uses them. */
  static RowSums rowSums() {
    return Best.ROWS;
  }

  private static RowSums chooseRows(StepKernel kernel) {
    return kernel.description().startsWith("vector") && VectorStepKernel.hasRowSums()
        ? VectorStepKernel.rowSums()
        : new PlainRowSums();
  }

  /** Loaded, and so chosen, at the first call of {@link #best}. */
  private static final class Best {
    static final StepKernel KERNEL = choose(System.getLogger(StepKernels.class.getName()));
    static final RowSums ROWS = chooseRows(KERNEL);
  }
}
