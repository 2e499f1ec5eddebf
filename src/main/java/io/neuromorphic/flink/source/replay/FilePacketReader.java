/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.replay;

import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.codec.RecordingDecoder;
import io.neuromorphic.flink.codec.SensorInfo;
import io.neuromorphic.flink.event.InputPacket;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.execution.SuppressRestartsException;

/**
 * Reads a file of any file system that Flink knows, in pieces of {@value #PIECE_BYTES} bytes: one
 * packet each. The size of a piece is part of a checkpointed position; it never changes.
 */
final class FilePacketReader<P extends InputPacket> implements PacketReader<P> {

  private static final int PIECE_BYTES = 65_536;

  private final Path path;
  private final long bytes;
  private final InputStream in;
  private final byte[] piece = new byte[PIECE_BYTES];
  private final RecordingDecoder<P> decoder;
  private int ready;
  private boolean finished;

  /** Makes the decoder that fits the first bytes of a file. */
  interface Detector<P extends InputPacket> {
    RecordingDecoder<P> detect(byte[] head, int length) throws MalformedStreamException;
  }

  FilePacketReader(String name, Detector<P> detector) throws IOException {
    path = new Path(name);
    bytes = path.getFileSystem().getFileStatus(path).getLen();
    in = path.getFileSystem().open(path);
    try {
      ready = readPiece();
      decoder = detector.detect(piece, ready);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private int readPiece() throws IOException {
    return in.readNBytes(piece, 0, PIECE_BYTES);
  }

  @Override
  public P newPacket() {
    return decoder.newPacket();
  }

  @Override
  public boolean read(P into) throws IOException {
    if (finished) {
      return false;
    }
    into.setWork(ready);
    try {
      if (ready == 0) {
        finished = true;
        decoder.finish(into);
        // What a cut-off tail told is a packet of its own.
        return into.size() > 0 || into.counts().read() > 0;
      }
      decoder.decode(piece, 0, ready, into);
    } catch (MalformedStreamException e) {
      // Read once more, it would be no better.
      throw new IOException(path + ": " + e.getMessage(), new SuppressRestartsException(e));
    }
    ready = readPiece();
    return true;
  }

  @Override
  public SensorInfo sensor() {
    return decoder.sensor();
  }

  @Override
  public long bytes() {
    return bytes;
  }

  @Override
  public Map<String, Long> warnings() {
    return decoder.warnings();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
