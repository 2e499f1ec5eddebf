/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.replay;

import io.neuromorphic.flink.codec.MalformedStreamException;
import java.io.IOException;

/** What kind of events a recording holds. */
public enum RecordingKind {
  CAMERA,
  CURRENTS;

  /**
   * The kind of a recording, told by its first bytes. One of an unknown format is taken for that of
   * a camera: opening it says what is wrong.
   *
   * @param name of the recording: a URI
   * @throws IOException where it cannot be read
   */
  public static RecordingKind of(String name) throws IOException {
    try (var opened = new CurrentFileReaders().open(name)) {
      return CURRENTS;
    } catch (MalformedStreamException e) {
      return CAMERA;
    }
  }
}
