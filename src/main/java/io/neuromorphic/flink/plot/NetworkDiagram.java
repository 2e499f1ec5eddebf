/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

import java.util.List;

/**
 * Boxes in frames, and arrows between them. An arrow leads from a source, or from a box, to a box;
 * frames are not in a cycle, boxes of a group may be.
 *
 * @param title above it
 * @param subtitle below the title
 * @param sources where all begins
 * @param frames with boxes; all names of boxes are different
 * @param arrows between them
 * @param sinks where all ends
 */
public record NetworkDiagram(
    String title,
    String subtitle,
    List<Source> sources,
    List<Frame> frames,
    List<Arrow> arrows,
    List<Sink> sinks) {

  /**
   * A beginning.
   *
   * @param name of it
   * @param lines about it
   */
  public record Source(String name, List<String> lines) {}

  /**
   * A frame around groups.
   *
   * @param title of it
   * @param groups in it
   */
  public record Frame(String title, List<Group> groups) {}

  /**
   * Boxes that belong together.
   *
   * @param title empty for no frame of its own
   * @param boxes at least one
   */
  public record Group(String title, List<Box> boxes) {}

  /**
   * A box.
   *
   * @param name of it
   * @param lines about it
   */
  public record Box(String name, List<String> lines) {}

  /**
   * An arrow.
   *
   * @param name of it
   * @param fromSource whether it comes from a source; else from a box
   * @param from name of where it comes from
   * @param to name of a box; empty for all of them
   * @param above what stands on it
   * @param below what stands below it; may be empty
   */
  public record Arrow(
      String name, boolean fromSource, String from, String to, String above, String below) {}

  /**
   * An end; all frames lead to it.
   *
   * @param name of it
   * @param lines about it
   */
  public record Sink(String name, List<String> lines) {}
}
