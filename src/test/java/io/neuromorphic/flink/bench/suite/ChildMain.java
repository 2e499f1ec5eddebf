/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.suite;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;

/** Runs the program that its first argument names, and ends when whoever started it has ended. */
public final class ChildMain {

  private ChildMain() {}

  /** Arguments: a class, then what its {@code main} is to get. */
  public static void main(String[] args) throws Throwable {
    Thread watch = new Thread(ChildMain::endWithParent, "parent-watch");
    watch.setDaemon(true);
    watch.start();
    MethodHandles.publicLookup()
        .findStatic(
            Class.forName(args[0]), "main", MethodType.methodType(void.class, String[].class))
        .invoke(Arrays.copyOfRange(args, 1, args.length));
    System.exit(0);
  }

  /** Nobody writes here: the stream ends when the parent does. */
  private static void endWithParent() {
    try {
      while (System.in.read() >= 0) {
        continue;
      }
    } catch (IOException e) {
      System.err.println("the parent is gone: " + e.getMessage());
    }
    Runtime.getRuntime().halt(1);
  }
}
