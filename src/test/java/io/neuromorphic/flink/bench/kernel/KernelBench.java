/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.kernel;

import io.neuromorphic.flink.kernel.IzhikevichBehavior;
import io.neuromorphic.flink.kernel.StepKernel;
import io.neuromorphic.flink.kernel.StepKernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The kernel against the same in C, side by side, on one core: a JSON object a line on stdout for
 * each output, size and contender.
 *
 * <p>{@code ratio_to_c} is the time of C over the contender's: 1 is as fast, less is slower. C does
 * not check for finite numbers; {@code vector}, {@code plain} and {@code job} check where a proof
 * does not spare it, {@code checked vector} in every step. Contenders that end in another state
 * than C's are an error.
 *
 * <p>Arguments: {@code --repetitions N} (9), {@code --sizes A,B} (1000,10000,100000,1000000).
 */
public final class KernelBench {

  private static final long SEED = 20_031;

  private final int repetitions;
  private final Optional<CReference.Program> c;
  private final Optional<StepKernel> vector;

  private KernelBench(int repetitions, Optional<CReference.Program> c) {
    this.repetitions = repetitions;
    this.c = c;
    this.vector = Optional.of(StepKernels.best()).filter(k -> k.description().startsWith("vector"));
  }

  /** Runs it. */
  public static void main(String[] args) {
    int repetitions = 9;
    int[] sizes = {1_000, 10_000, 100_000, 1_000_000};
    for (int i = 0; i < args.length; i += 2) {
      if (i + 1 == args.length) {
        throw new IllegalArgumentException(args[i] + ": expected a value after it");
      }
      switch (args[i]) {
        case "--repetitions" -> repetitions = Integer.parseInt(args[i + 1]);
        case "--sizes" ->
            sizes = Arrays.stream(args[i + 1].split(",", -1)).mapToInt(Integer::parseInt).toArray();
        default ->
            throw new IllegalArgumentException(args[i] + ": expected --repetitions or --sizes");
      }
    }
    Optional<CReference.Program> program = CReference.compile();
    try {
      KernelBench bench = new KernelBench(repetitions, program);
      System.err.printf(
          "Java %s, %s; %s%n",
          System.getProperty("java.version"),
          StepKernels.best().description(),
          program.isPresent() ? "C by gcc" : "no gcc here: the C contender is absent");
      for (int size : sizes) {
        bench.dense(size);
        bench.list(size);
        bench.rest(size);
      }
    } finally {
      program.ifPresent(CReference.Program::close);
    }
  }

  private void dense(int size) {
    List<Contender> contenders = new ArrayList<>();
    c.ifPresent(program -> contenders.add(new CReference(program, "dense", states(size))));
    c.ifPresent(program -> contenders.add(new CReference(program, "dense-malloc", states(size))));
    vector.ifPresent(k -> contenders.add(JavaContender.dense("vector", k, states(size))));
    vector.ifPresent(
        k -> contenders.add(JavaContender.checkedDense("checked vector", k, states(size))));
    contenders.add(JavaContender.dense("plain", StepKernels.fallback(), states(size)));
    report("dense z", contenders, size);
  }

  private void list(int size) {
    List<Contender> contenders = new ArrayList<>();
    c.ifPresent(program -> contenders.add(new CReference(program, "list", states(size))));
    vector.ifPresent(k -> contenders.add(JavaContender.list("vector", k, states(size))));
    vector.ifPresent(
        k -> contenders.add(JavaContender.checkedList("checked vector", k, states(size))));
    contenders.add(JavaContender.list("plain", StepKernels.fallback(), states(size)));
    contenders.add(JavaContender.asInAJob("job", StepKernels.best(), states(size)));
    report("index list", contenders, size);
  }

  private void rest(int size) {
    Contender active =
        JavaContender.asInAJob("job, input to all", StepKernels.best(), states(size));
    Contender rest = JavaContender.atRest("job, all at rest", StepKernels.best(), states(size));
    List<Turns.Timing> timings = new Turns(List.of(active, rest), size).measure(repetitions);
    for (int i = 0; i < 2; i++) {
      String name = i == 0 ? active.name() : rest.name();
      print("rest", size, name, timings.get(i), "\"ratio_to_active\":", "");
    }
  }

  private void report(String output, List<Contender> contenders, int size) {
    try {
      List<Turns.Timing> timings = new Turns(contenders, size).measure(repetitions);
      String state = contenders.get(0).state();
      for (int i = 0; i < contenders.size(); i++) {
        Contender contender = contenders.get(i);
        if (!contender.state().equals(state)) {
          throw new IllegalStateException(
              "%s, %d neurons: %s and %s led to different states"
                  .formatted(output, size, contenders.get(0).name(), contender.name()));
        }
        String ratio = c.isPresent() ? "\"ratio_to_c\":" : "\"ratio_to_first\":";
        print(output, size, contender.name(), timings.get(i), ratio, "\"same_bits\":true,");
      }
    } finally {
      contenders.forEach(Contender::close);
    }
  }

  private void print(
      String output, int size, String contender, Turns.Timing timing, String ratio, String more) {
    System.out.printf(
        Locale.ROOT,
        "{\"suite\":\"kernel\",\"case\":\"%s, %,d neurons\",\"contender\":\"%s\","
            + "\"ns_per_neuron\":%s,%s%s,%s\"repetitions\":%d}%n",
        output,
        size,
        contender,
        timing.nanos().json(),
        ratio,
        timing.ratio().json(),
        more,
        repetitions);
  }

  private static BenchedStates states(int size) {
    return new BenchedStates(IzhikevichBehavior.TONIC_SPIKING, size, SEED);
  }
}
