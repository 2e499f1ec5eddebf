/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.aedat4;

import static io.neuromorphic.flink.codec.aedat4.Aedat4Format.INT_BYTES;
import static io.neuromorphic.flink.codec.aedat4.Aedat4Format.MAX_HEADER_BYTES;
import static io.neuromorphic.flink.codec.aedat4.Aedat4Format.MAX_PACKET_BYTES;
import static io.neuromorphic.flink.codec.aedat4.Aedat4Format.PACKET_HEADER_BYTES;

import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.codec.RecordingDecoder;
import io.neuromorphic.flink.codec.SensorInfo;
import io.neuromorphic.flink.codec.Warnings;
import io.neuromorphic.flink.event.CameraPacket;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads the first event stream of AEDAT 4 recordings. Times are µs since 1970, as stored. Packets
 * of other streams, and damaged ones after the first that could be read, are skipped and counted as
 * warnings.
 */
public final class Aedat4Decoder implements RecordingDecoder<CameraPacket> {

  /** Name of the format. */
  public static final String FORMAT = "AEDAT4";

  private static final String OUTSIDE = "events outside the sensor";
  private static final String DAMAGED = "damaged packets";
  private static final String CUT_OFF = "cut-off last packet";
  private static final String NO_TABLE = "file ends before its data table";
  private static final String NO_EVENTS = "no event stream in the header";
  private static final String UNKNOWN_TYPE = "packets of an unknown type";
  private static final Pattern TYPE = Pattern.compile("[A-Z0-9]{4}");
  private static final String FURTHER_EVENTS = "packets of further event streams";

  /** What the bytes being collected are. */
  private enum Section {
    MAGIC,
    HEADER_LENGTH,
    HEADER,
    PACKET_HEADER,
    EVENTS,
    AFTER_PACKETS
  }

  private final Warnings warnings = new Warnings();
  private final PacketPlaces places = new PacketPlaces();
  private final Map<Integer, String> kindOfStream = new HashMap<>();
  private final Bytes block = new Bytes(MAX_PACKET_BYTES);

  private Section section;
  private int blockSize;
  private long blockOffset;
  private long toSkip;

  private IoHeader header;
  private Decompressor decompressor;
  private SensorInfo sensor = SensorInfo.UNKNOWN;
  private int eventStream = -1;

  /** Whether a packet of events has been read: a file none of whose can be is not what it says. */
  private boolean readable;

  /** A decoder of a file that has seen nothing. */
  public Aedat4Decoder() {
    this(Section.MAGIC, Aedat4Format.MAGIC.length);
  }

  private Aedat4Decoder(Section first, int size) {
    section = first;
    blockSize = size;
  }

  /** A decoder of a TCP connection to DV: as a file, but without its first line. */
  public static Aedat4Decoder ofNetwork() {
    return new Aedat4Decoder(Section.HEADER_LENGTH, INT_BYTES);
  }

  @Override
  public CameraPacket newPacket() {
    return new CameraPacket(0);
  }

  @Override
  public void decode(byte[] bytes, int from, int to, CameraPacket into)
      throws MalformedStreamException {
    places.begin();
    try {
      sections(bytes, from, to, into);
    } finally {
      into.setPositions(places.of(into.size()));
    }
  }

  @Override
  public void finish(CameraPacket into) throws MalformedStreamException {
    if (header == null) {
      throw new MalformedStreamException(
          blockOffset + block.length(), "file ends inside its header");
    }
    if (toSkip > 0 || block.length() > 0) {
      warnings.add(CUT_OFF);
    } else if (section != Section.AFTER_PACKETS && header.dataTablePosition() > 0) {
      warnings.add(NO_TABLE);
    }
  }

  @Override
  public String format() {
    return FORMAT;
  }

  @Override
  public SensorInfo sensor() {
    return sensor;
  }

  @Override
  public Map<String, Long> warnings() {
    return warnings.toMap();
  }

  private void sections(byte[] bytes, int from, int to, CameraPacket into)
      throws MalformedStreamException {
    int at = from;
    while (section != Section.AFTER_PACKETS) {
      if (toSkip > 0) {
        int skipped = (int) Math.min(toSkip, to - at);
        at += skipped;
        toSkip -= skipped;
        blockOffset += skipped;
        if (toSkip > 0) {
          return;
        }
        beginPacket();
      } else {
        int taken = Math.min(blockSize - block.length(), to - at);
        block.append(bytes, at, taken);
        at += taken;
        if (block.length() < blockSize) {
          return;
        }
        endSection(into);
      }
    }
  }

  private void endSection(CameraPacket into) throws MalformedStreamException {
    switch (section) {
      case MAGIC -> {
        if (!startsWith(Aedat4Format.MAGIC)) {
          throw new MalformedStreamException(0, "not an AEDAT4 file");
        }
        begin(Section.HEADER_LENGTH, INT_BYTES);
      }
      case HEADER_LENGTH -> begin(Section.HEADER, length(0, MAX_HEADER_BYTES, "header"));
      case HEADER -> {
        readHeader();
        beginPacket();
      }
      case PACKET_HEADER -> readPacketHeader();
      case EVENTS -> {
        readEvents(into);
        beginPacket();
      }
      case AFTER_PACKETS -> {}
    }
  }

  private void begin(Section next, int size) {
    blockOffset += block.length();
    block.setLength(0);
    section = next;
    blockSize = size;
  }

  private void beginPacket() {
    long next = blockOffset + block.length();
    boolean isOver = header.dataTablePosition() > 0 && next >= header.dataTablePosition();
    begin(isOver ? Section.AFTER_PACKETS : Section.PACKET_HEADER, PACKET_HEADER_BYTES);
  }

  private void readHeader() throws MalformedStreamException {
    header = IoHeader.read(flat(block, blockOffset));
    long packets = blockOffset + block.length();
    if (header.dataTablePosition() > 0 && header.dataTablePosition() < packets) {
      throw new MalformedStreamException(
          blockOffset, "data table at byte " + header.dataTablePosition() + ", inside the header");
    }
    decompressor = new Decompressor(header.compression());
    for (StreamInfo stream : StreamInfo.read(header.infoNode(), blockOffset)) {
      boolean events = stream.type().equals(Aedat4Format.EVENTS_IDENTIFIER);
      if (events && eventStream < 0) {
        eventStream = stream.id();
        sensor = new SensorInfo(stream.source(), stream.width(), stream.height());
      }
      kindOfStream.put(stream.id(), events ? FURTHER_EVENTS : kind(stream.type()));
    }
    if (eventStream < 0) {
      warnings.add(NO_EVENTS);
    }
  }

  /** The type stands in the header as anybody may have written it. */
  private static String kind(String type) {
    return TYPE.matcher(type).matches() ? "packets of type " + type : UNKNOWN_TYPE;
  }

  private void readPacketHeader() throws MalformedStreamException {
    int stream = flat(block, blockOffset).int32(0);
    boolean events = stream == eventStream;
    int size =
        length(Aedat4Format.PACKET_SIZE, events ? MAX_PACKET_BYTES : Integer.MAX_VALUE, "packet");
    long end = blockOffset + PACKET_HEADER_BYTES + size;
    if (header.dataTablePosition() > 0 && end > header.dataTablePosition()) {
      throw new MalformedStreamException(
          blockOffset,
          "packet of "
              + size
              + " bytes reaches beyond byte "
              + header.dataTablePosition()
              + ", where the data table begins");
    }
    if (events) {
      begin(Section.EVENTS, size);
      return;
    }
    warnings.add(kindOfStream.getOrDefault(stream, "packets of unknown streams"));
    toSkip = size;
    beginPacket();
  }

  private void readEvents(CameraPacket into) throws MalformedStreamException {
    int first = into.size();
    int outside;
    try {
      Bytes content = decompressor.decompress(block, blockOffset);
      outside =
          EventsBuffer.read(flat(content, blockOffset), sensor.width(), sensor.height(), into);
    } catch (MalformedStreamException e) {
      if (!readable) {
        throw e;
      }
      // Those behind it need not be lost.
      warnings.add(DAMAGED);
      return;
    }
    readable = true;
    if (outside > 0) {
      warnings.add(OUTSIDE, outside);
    }
    places.add(blockOffset - PACKET_HEADER_BYTES, first, outside == 0);
  }

  private int length(int at, int max, String what) throws MalformedStreamException {
    int length = flat(block, blockOffset).int32(at);
    if (length < 0 || length > max) {
      throw new MalformedStreamException(
          blockOffset + at, what + " of " + length + " bytes, expected 0.." + max);
    }
    return length;
  }

  private boolean startsWith(byte[] magic) {
    return Arrays.equals(block.array(), 0, block.length(), magic, 0, magic.length);
  }

  private static FlatBytes flat(Bytes bytes, long offset) {
    return new FlatBytes(bytes.array(), bytes.length(), offset);
  }
}
