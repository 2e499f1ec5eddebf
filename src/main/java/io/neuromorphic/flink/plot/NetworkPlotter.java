/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Writes the diagram of a network, in the format that the name of the file ends with. */
public final class NetworkPlotter {

  private static final String MERMAID = ".mmd";
  private static final String SVG = ".svg";

  private NetworkPlotter() {}

  /** Whether a file name ends in {@code .svg} or {@code .mmd}. */
  public static boolean isKnown(Path file) {
    return name(file).endsWith(SVG) || name(file).endsWith(MERMAID);
  }

  /**
   * Writes the diagram.
   *
   * @param file ends in {@code .svg} or {@code .mmd} (Mermaid); replaced where it exists
   */
  public static void write(NetworkDiagram diagram, Path file) throws IOException {
    boolean svg = name(file).endsWith(SVG);
    Files.writeString(file, svg ? SvgNetwork.of(diagram) : MermaidNetwork.of(diagram));
  }

  /** The diagram as SVG, on white. */
  public static String svg(NetworkDiagram diagram) {
    return SvgNetwork.of(diagram);
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
  }
}
