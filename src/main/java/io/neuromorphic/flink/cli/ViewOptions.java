/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import io.neuromorphic.flink.job.tool.UsageException;
import io.neuromorphic.flink.view.Viewer;
import java.io.IOException;
import java.net.BindException;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** The options of {@code view} that say how its page is served. */
final class ViewOptions {

  private static final int LARGEST_PORT = 65_535;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port of the page, on 127.0.0.1; default: any that is free.")
  private int port;

  @Option(names = "--open", description = "Also open the page in this machine's browser.")
  private boolean open;

  /** Serves a page as the options say. */
  Viewer open(String name) throws IOException {
    return open(name, "--port", port);
  }

  /**
   * Serves a page.
   *
   * @param option that gave the port
   * @throws UsageException where the port is none, or taken
   */
  static Viewer open(String name, String option, int port) throws IOException {
    if (port < 0 || port > LARGEST_PORT) {
      throw new UsageException(option + " " + port + ": expected a number in 0.." + LARGEST_PORT);
    }
    try {
      return Viewer.open(name, port);
    } catch (BindException e) {
      throw new UsageException(
          option + " " + port + ": something else listens there, or it may not be used", e);
    }
  }

  /** Opens the page in a browser, if that was asked for; says so where it cannot. */
  void show(String url, ProgressBar bar) {
    if (!open) {
      return;
    }
    try {
      new ProcessBuilder(opener(url))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      bar.line("warning: no browser could be opened: " + e.getMessage());
    }
  }

  private static List<String> opener(String url) {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (system.contains("mac")) {
      return List.of("open", url);
    }
    return system.contains("windows")
        ? List.of("rundll32", "url.dll,FileProtocolHandler", url)
        : List.of("xdg-open", url);
  }
}
