/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec;

import io.neuromorphic.flink.codec.aedat2.Aedat2Decoder;
import io.neuromorphic.flink.codec.aedat3.Aedat3Decoder;
import io.neuromorphic.flink.codec.aedat4.Aedat4Decoder;
import io.neuromorphic.flink.codec.csv.CameraCsvDecoder;
import io.neuromorphic.flink.codec.csv.CsvKind;
import io.neuromorphic.flink.codec.csv.CurrentCsvDecoder;
import io.neuromorphic.flink.codec.es.EsDecoder;
import io.neuromorphic.flink.codec.evt3.Evt3Decoder;
import io.neuromorphic.flink.codec.nmnist.NmnistDecoder;
import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.InputPacket;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The recordings that can be read, recognised by their first bytes. To add a format, write its
 * decoder in a package of its own and name it here.
 */
public final class RecordingFormats {

  /** So many bytes of a file, or all if it has fewer, tell its format. */
  public static final int HEAD_BYTES = 64 * 1024;

  private record Format<P extends InputPacket>(
      String name, Predicate<RecordingHead> recognises, Supplier<RecordingDecoder<P>> decoder) {}

  private record Unsupported(String name, Predicate<RecordingHead> recognises) {}

  private static final List<Format<CameraPacket>> CAMERAS =
      List.of(
          new Format<>(
              Aedat4Decoder.FORMAT, head -> head.startsWith("#!AER-DAT4"), Aedat4Decoder::new),
          new Format<>(
              Aedat3Decoder.FORMAT, head -> head.startsWith("#!AER-DAT3"), Aedat3Decoder::new),
          new Format<>(
              Aedat2Decoder.FORMAT, head -> head.startsWith("#!AER-DAT2"), Aedat2Decoder::new),
          new Format<>(EsDecoder.FORMAT, head -> head.startsWith("Event Stream"), EsDecoder::new),
          new Format<>(
              Evt3Decoder.FORMAT, head -> head.isRaw(Evt3Decoder.FORMAT), Evt3Decoder::new),
          new Format<>(
              CameraCsvDecoder.FORMAT, head -> head.isCsv(CsvKind.CAMERA), CameraCsvDecoder::new),
          // Last, because it has no header: what else it could be comes first.
          new Format<>(NmnistDecoder.FORMAT, RecordingHead::isNmnist, NmnistDecoder::new));

  private static final List<Format<CurrentPacket>> CURRENTS =
      List.of(
          new Format<>(
              CurrentCsvDecoder.FORMAT,
              head -> head.isCsv(CsvKind.CURRENTS),
              CurrentCsvDecoder::new));

  /** Formats of event cameras that are known by name only. */
  private static final List<Unsupported> UNSUPPORTED =
      List.of(
          new Unsupported("EVT2", head -> head.isRaw("EVT2")),
          new Unsupported("EVT2.1", head -> head.isRaw("EVT2.1")),
          new Unsupported("EVT4", head -> head.isRaw("EVT4")),
          new Unsupported("Prophesee DAT", RecordingHead::isMarkedWithoutEncoding),
          new Unsupported("AEDAT1", head -> head.startsWith("#!AER-DAT1")),
          new Unsupported("ROS bag", head -> head.startsWith("#ROSBAG")),
          new Unsupported("HDF5", head -> head.startsWith("\u0089HDF")));

  private RecordingFormats() {}

  /**
   * The decoder of a recording of camera events.
   *
   * @param head first bytes of the file, {@link #HEAD_BYTES} of them if it has so many
   * @param length how many
   * @throws MalformedStreamException if it is none; says what it is and what can be read
   */
  public static RecordingDecoder<CameraPacket> camera(byte[] head, int length)
      throws MalformedStreamException {
    return decoder(CAMERAS, "camera", new RecordingHead(head, length));
  }

  /** As {@link #camera}, of current events. */
  public static RecordingDecoder<CurrentPacket> currents(byte[] head, int length)
      throws MalformedStreamException {
    return decoder(CURRENTS, "current", new RecordingHead(head, length));
  }

  /** Whether the recording holds current events; if not, {@link #camera} is to be asked. */
  public static boolean isCurrents(byte[] head, int length) {
    return find(CURRENTS, new RecordingHead(head, length)).isPresent();
  }

  private static <P extends InputPacket> RecordingDecoder<P> decoder(
      List<Format<P>> formats, String kind, RecordingHead head) throws MalformedStreamException {
    Optional<Format<P>> found = find(formats, head);
    if (found.isEmpty()) {
      throw refuse(kind, head);
    }
    return found.get().decoder().get();
  }

  private static <P extends InputPacket> Optional<Format<P>> find(
      List<Format<P>> formats, RecordingHead head) {
    return formats.stream().filter(format -> format.recognises().test(head)).findFirst();
  }

  private static MalformedStreamException refuse(String kind, RecordingHead head) {
    Optional<String> readable =
        all().filter(format -> format.recognises().test(head)).map(Format::name).findFirst();
    if (readable.isPresent()) {
      return new MalformedStreamException(
          0, readable.get() + " recording, expected one of " + kind + " events");
    }
    String found =
        UNSUPPORTED.stream()
            .filter(format -> format.recognises().test(head))
            .map(format -> format.name() + " recording")
            .findFirst()
            .orElseGet(head::describe);
    String known = all().map(Format::name).collect(Collectors.joining(", "));
    return new MalformedStreamException(0, found + ": this version reads " + known);
  }

  private static Stream<Format<?>> all() {
    return Stream.of(CAMERAS, CURRENTS).flatMap(List::stream);
  }
}
