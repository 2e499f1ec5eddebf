/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.replay;

import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.codec.RecordingDecoder;
import io.neuromorphic.flink.codec.SensorInfo;
import io.neuromorphic.flink.event.BackwardSteps;
import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.source.RecordingBytes;
import io.neuromorphic.flink.source.RecordingFiles;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.runtime.execution.SuppressRestartsException;

/**
 * Reads a file of any file system that Flink knows, compressed or not, in pieces of {@value
 * #PIECE_BYTES} unpacked bytes: one packet each. The size of a piece is part of a checkpointed
 * position; it never changes.
 */
public final class FilePacketReader<P extends InputPacket> implements PacketReader<P> {

  private static final int PIECE_BYTES = 65_536;

  private final String name;
  private final RecordingBytes in;
  private final byte[] piece = new byte[PIECE_BYTES];
  private final RecordingDecoder<P> decoder;
  private final BackwardSteps back = new BackwardSteps();
  private int ready;
  private long told;
  private boolean finished;

  /**
   * Makes the decoder that fits the first bytes of a file.
   *
   * @param <P> kind of packets
   */
  public interface Detector<P extends InputPacket> {
    /** The decoder, by the first {@code length} bytes; refuses what is none. */
    RecordingDecoder<P> detect(byte[] head, int length) throws MalformedStreamException;
  }

  FilePacketReader(String name, Detector<P> detector) throws IOException {
    this(name, RecordingBytes.open(name), detector);
  }

  /**
   * Reads a file that is open.
   *
   * @param name for errors: a URI, or any text
   * @param in at its start; closed with this reader
   */
  public FilePacketReader(String name, RecordingBytes in, Detector<P> detector) throws IOException {
    this.name = RecordingFiles.shown(name);
    this.in = in;
    try {
      ready = readPiece();
      decoder = detector.detect(piece, ready);
    } catch (MalformedStreamException e) {
      in.close();
      throw in.warnings().isEmpty() ? e : cutOff(e);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /** What is left of a compressed file may be too little to tell its format. */
  private MalformedStreamException cutOff(MalformedStreamException e) {
    return new MalformedStreamException(
        in.consumed(), String.join(", ", in.warnings().keySet()) + "; unpacked: " + e.getMessage());
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
    into.setWork(in.consumed() - told);
    told = in.consumed();
    try {
      if (ready == 0) {
        finished = true;
        decoder.finish(into);
        // What a cut-off tail told is a packet of its own.
        return into.size() > 0 || into.counts().read() > 0;
      }
      decoder.decode(piece, 0, ready, into);
      back.add(into.t(), into.size());
      ready = readPiece();
    } catch (MalformedStreamException e) {
      // Read once more, it would be no better.
      throw new IOException(name + ": " + e.getMessage(), new SuppressRestartsException(e));
    }
    return true;
  }

  @Override
  public SensorInfo sensor() {
    return decoder.sensor();
  }

  @Override
  public long bytes() {
    return in.length();
  }

  @Override
  public Map<String, Long> warnings() {
    return sum(in.warnings(), decoder.warnings(), back.warnings());
  }

  @SafeVarargs
  private static Map<String, Long> sum(Map<String, Long>... parts) {
    Map<String, Long> all = new LinkedHashMap<>();
    for (Map<String, Long> part : parts) {
      part.forEach((kind, count) -> all.merge(kind, count, Long::sum));
    }
    return all;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
