/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Stops a process as it stands, and lets it go on; for systems that have /proc. */
public final class Signals {

  private Signals() {}

  /** Whether this system has what this needs. */
  public static boolean areKnown() {
    return Files.isReadable(Path.of("/proc/self/stat"));
  }

  /** Stops it as it stands. */
  public static void pause(ProcessHandle process) throws IOException, InterruptedException {
    send("-STOP", process);
  }

  /** Lets it go on. */
  public static void resume(ProcessHandle process) throws IOException, InterruptedException {
    send("-CONT", process);
  }

  private static void send(String signal, ProcessHandle process)
      throws IOException, InterruptedException {
    int status = new ProcessBuilder("kill", signal, "" + process.pid()).start().waitFor();
    if (status != 0) {
      throw new AssertionError("kill " + signal + " " + process.pid() + " ended with " + status);
    }
  }

  /** Whether the system itself says that the process stands still. */
  public static boolean isPaused(ProcessHandle process) throws IOException {
    String stat = Files.readString(Path.of("/proc", "" + process.pid(), "stat"));
    return stat.charAt(stat.lastIndexOf(')') + 2) == 'T';
  }
}
