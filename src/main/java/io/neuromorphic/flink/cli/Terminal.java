/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a person watches, and how wide the window is. */
final class Terminal {

  private static final int USUAL_WIDTH = 80;
  private static final int LEAST_WIDTH = 20;
  private static final long PATIENCE_MILLIS = 500;
  private static final Pattern SIZE = Pattern.compile("\\s*\\d+ (\\d+)\\s*");

  private Terminal() {}

  /** Whether standard output is a terminal, where the system lets Java see that; else no. */
  static boolean isStandardOutput() {
    return isTerminal(1);
  }

  /** Whether standard error is a terminal, where the system lets Java see that; else no. */
  static boolean isStandardError() {
    return isTerminal(2);
  }

  private static boolean isTerminal(int descriptor) {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  /** Columns of the terminal; as usual where it does not tell. */
  static int width() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        if (stty.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
          byte[] said = stty.getInputStream().readAllBytes();
          return widthOf(new String(said, StandardCharsets.US_ASCII));
        }
      } finally {
        stty.destroy();
      }
    } catch (IOException e) {
      return USUAL_WIDTH;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return USUAL_WIDTH;
  }

  /** Reads {@code ROWS COLUMNS}. A terminal that knows nothing says 0. */
  static int widthOf(String size) {
    Matcher form = SIZE.matcher(size);
    int columns =
        form.matches() && form.group(1).length() < 6 ? Integer.parseInt(form.group(1)) : 0;
    return columns == 0 ? USUAL_WIDTH : Math.max(LEAST_WIDTH, columns);
  }
}
