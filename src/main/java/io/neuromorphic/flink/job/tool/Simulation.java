/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.tool;

import io.neuromorphic.flink.kernel.StepConstants;
import io.neuromorphic.flink.kernel.StepKernels;
import io.neuromorphic.flink.kernel.StepOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The kernel alone: one neuron, one step for each current of a file, its state after each step
 * written to another as {@code step,current,v,u,z}.
 *
 * @param model the neuron
 * @param dt seconds a step, above 0
 * @param decimal whether floats are written as decimals instead of as 8 hexadecimal digits, their
 *     bits
 */
public record Simulation(NeuronModel model, double dt, boolean decimal) {

  /** Norse's step, seconds. */
  public static final String DEFAULT_DT = "0.001";

  /**
   * Refuses a step that is not one.
   *
   * @throws UsageException where dt is not a finite number above 0
   */
  public Simulation {
    if (!(dt > 0) || !Double.isFinite(dt)) {
      throw new UsageException("--dt " + dt + ": expected seconds above 0");
    }
  }

  /**
   * What came of it.
   *
   * @param steps currents read
   * @param spikes steps in which it fired
   * @param resets steps in which it left the finite numbers and took its initial state
   */
  public record Result(long steps, long spikes, long resets) {}

  /**
   * Runs it. The output appears under its name when it is complete.
   *
   * @param currents CSV with a column {@code current}
   * @param out CSV to write
   * @throws UsageException where a file cannot be what was asked for
   * @throws IOException where reading or writing fails, or the file is malformed; names file, line,
   *     value and what was expected
   */
  public Result run(Path currents, Path out) throws IOException {
    if (!Files.isReadable(currents) || Files.isDirectory(currents)) {
      throw new UsageException("--currents " + currents + ": no such file, or not readable");
    }
    Path folder = out.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(out)) {
      throw new UsageException("--out " + out + ": expected a file in a folder that exists");
    }
    if (Files.exists(out) && !Files.isRegularFile(out)) {
      return write(currents, out);
    }
    Path unfinished = folder.resolve("." + out.getFileName() + ".unfinished");
    try {
      Result result = write(currents, unfinished);
      Files.move(unfinished, out, StandardCopyOption.REPLACE_EXISTING);
      return result;
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private Result write(Path currents, Path out) throws IOException {
    try (CurrentsReader reader = new CurrentsReader(currents);
        BufferedWriter writer = Files.newBufferedWriter(out)) {
      return step(reader, writer);
    }
  }

  private Result step(CurrentsReader reader, BufferedWriter writer) throws IOException {
    float[] v = model.neuron().s().v().clone();
    float[] u = model.neuron().s().u().clone();
    float[] current = new float[1];
    StepConstants constants = constants(v[0], u[0]);
    StepOutput output = new StepOutput(1);
    long steps = 0;
    long spikes = 0;
    long resets = 0;
    writer.write("step,current,v,u,z\n");
    for (Optional<Float> next = reader.next(); next.isPresent(); next = reader.next()) {
      current[0] = next.get();
      StepKernels.best().step(v, u, current, 1, constants, output);
      writer.write(
          steps
              + ","
              + text(current[0])
              + ","
              + text(v[0])
              + ","
              + text(u[0])
              + ","
              + output.spikeCount()
              + "\n");
      steps++;
      spikes += output.spikeCount();
      resets += output.resets();
    }
    return new Result(steps, spikes, resets);
  }

  private StepConstants constants(float v, float u) {
    try {
      return StepConstants.of(model.neuron().p(), dt, v, u);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }

  private String text(float value) {
    return decimal ? Decimals.format(value) : String.format("%08x", Float.floatToRawIntBits(value));
  }
}
