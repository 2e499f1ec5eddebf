/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source;

import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.codec.RecordingDecoder;
import io.neuromorphic.flink.codec.RecordingFormats;
import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.InputPacket;
import java.io.Closeable;
import java.io.IOException;
import java.util.Map;

/** One pass over a recording from its first byte to its last, piece by piece, outside of a job. */
public final class RecordingPass implements Closeable {

  private final String name;
  private final RecordingBytes in;
  private final byte[] piece = new byte[RecordingFormats.HEAD_BYTES];
  private int length;
  private boolean finished;

  /**
   * Opens a recording.
   *
   * @param name a URI, or a path on this machine
   * @throws IOException if it cannot be read
   */
  public RecordingPass(String name) throws IOException {
    this.name = name;
    in = RecordingBytes.open(name);
    try {
      nextPiece();
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /** Whether it holds current events. If not, {@link #camera} may be asked for. */
  public boolean isCurrents() {
    return RecordingFormats.isCurrents(piece, length);
  }

  /**
   * Its decoder; asked for before anything is read.
   *
   * @throws IOException if it is no recording of camera events; names the file
   */
  public RecordingDecoder<CameraPacket> camera() throws IOException {
    try {
      return RecordingFormats.camera(piece, length);
    } catch (MalformedStreamException e) {
      throw at(e);
    }
  }

  /** As {@link #camera}, of current events. */
  public RecordingDecoder<CurrentPacket> currents() throws IOException {
    try {
      return RecordingFormats.currents(piece, length);
    } catch (MalformedStreamException e) {
      throw at(e);
    }
  }

  /**
   * Decodes the next piece.
   *
   * @param into cleared, then filled; may stay empty
   * @return false if there was none
   * @throws IOException if it is malformed; names the file and the place
   */
  public <P extends InputPacket> boolean next(RecordingDecoder<P> decoder, P into)
      throws IOException {
    into.clear();
    if (finished) {
      return false;
    }
    try {
      if (length == 0) {
        finished = true;
        decoder.finish(into);
      } else {
        decoder.decode(piece, 0, length, into);
        nextPiece();
      }
    } catch (MalformedStreamException e) {
      throw at(e);
    }
    return true;
  }

  /** How much of the file has been read, 0..1. */
  public double fraction() {
    return in.length() > 0 ? Math.min(1, (double) in.consumed() / in.length()) : 0;
  }

  /** What was odd about its compression, by kind, with how often. */
  public Map<String, Long> warnings() {
    return in.warnings();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private void nextPiece() throws IOException {
    length = in.readNBytes(piece, 0, piece.length);
  }

  private IOException at(MalformedStreamException e) {
    return new IOException(RecordingFiles.shown(name) + ": " + e.getMessage(), e);
  }
}
