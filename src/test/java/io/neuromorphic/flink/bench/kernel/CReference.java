/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.kernel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The kernel in C, {@code src/test/c/izhikevich.c}, in a process of its own that steps when it is
 * told to, so that both sides can be timed in turn.
 */
final class CReference implements Contender {

  private static final Path SOURCE =
      Path.of(System.getProperty("basedir", "")).resolve("src/test/c/izhikevich.c");

  private static final List<String> GCC =
      List.of("gcc", "-O3", "-march=native", "-ffp-contract=off");

  /** A program that has been compiled; deleted when closed. */
  record Program(Path file) implements AutoCloseable {
    @Override
    public void close() {
      try {
        Files.deleteIfExists(file);
        Files.deleteIfExists(file.getParent());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private final String name;
  private final Process process;
  private final BufferedReader answers;
  private final Writer requests;

  /**
   * Starts it.
   *
   * @param output {@code dense} or {@code list}, from arrays that begin on a cache line; {@code
   *     dense-malloc} from arrays as malloc gives them, 16 bytes past one, as Java's lie
   */
  CReference(Program program, String output, BenchedStates states) {
    name = output.endsWith("-malloc") ? "c, arrays of malloc" : "c";
    try {
      process =
          new ProcessBuilder(program.file().toString()).redirectError(Redirect.INHERIT).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    answers = process.inputReader(StandardCharsets.US_ASCII);
    requests = process.outputWriter(StandardCharsets.US_ASCII);
    String ok = ask(setup(output, states));
    if (!ok.equals("ok")) {
      throw new IllegalStateException(SOURCE + ": setup: " + ok);
    }
  }

  /** Compiles it; empty where there is no gcc. */
  static Optional<Program> compile() {
    try {
      new ProcessBuilder("gcc", "--version").start().waitFor();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    try {
      Path file = Files.createTempDirectory("izhikevich").resolve("izhikevich");
      List<String> command = new ArrayList<>(GCC);
      command.addAll(List.of("-o", file.toString(), SOURCE.toString()));
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said;
      try (BufferedReader out =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        said = String.join("\n", out.lines().toList());
      }
      if (process.waitFor() != 0) {
        throw new IllegalStateException(command + ": " + said);
      }
      return Optional.of(new Program(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long run(int steps) {
    return Long.parseLong(ask("run " + steps));
  }

  @Override
  public String state() {
    return ask("state");
  }

  @Override
  public void close() {
    process.destroy();
  }

  private static String setup(String output, BenchedStates states) {
    var k = states.constants;
    float[] constants = {
      k.k(), k.ka(), k.sq(), k.mn(), k.bias(), k.b(), k.c(), k.d(), k.vTh(), k.initialU()
    };
    StringBuilder line =
        new StringBuilder("setup " + output + " " + states.v.length + " " + states.seed);
    for (float constant : constants) {
      line.append(' ').append(Integer.toHexString(Float.floatToRawIntBits(constant)));
    }
    return line.toString();
  }

  private String ask(String request) {
    try {
      requests.write(request + "\n");
      requests.flush();
      String answer = answers.readLine();
      if (answer == null) {
        throw new IllegalStateException(SOURCE + " ended at: " + request);
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
