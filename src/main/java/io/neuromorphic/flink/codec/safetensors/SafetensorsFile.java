/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.safetensors;

import io.neuromorphic.flink.codec.tensor.MalformedArrayException;
import io.neuromorphic.flink.codec.tensor.NumberFormat;
import io.neuromorphic.flink.codec.tensor.Shapes;
import io.neuromorphic.flink.codec.tensor.TensorReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Reads {@code .safetensors}: tensors by name, one of which is read. */
public final class SafetensorsFile {

  private static final int LENGTH_BYTES = Long.BYTES;

  /** As in the reference implementation. */
  private static final long LONGEST_HEADER = 100_000_000;

  private static final int MOST_TOLD = 20;

  private final InputStream in;
  private final String shown;
  private final OptionalLong length;
  private final List<TensorEntry> tensors;
  private final long dataFrom;
  private final long dataLength;

  private SafetensorsFile(
      InputStream in, String shown, OptionalLong length, List<TensorEntry> tensors, long dataFrom)
      throws MalformedArrayException {
    this.in = in;
    this.shown = shown;
    this.length = length;
    this.tensors = tensors;
    this.dataFrom = dataFrom;
    this.dataLength = checkOffsets();
  }

  /**
   * Reads the header.
   *
   * @param in read from its start, by the tensor that is opened later, too; closed by the caller
   * @param shown what exceptions name
   * @param length of the file, bytes, if known: then nothing behind the tensor is read
   * @throws MalformedArrayException where it is no header, or not that of so long a file
   */
  public static SafetensorsFile open(InputStream in, String shown, OptionalLong length)
      throws IOException {
    byte[] start = in.readNBytes(LENGTH_BYTES);
    if (start.length < LENGTH_BYTES) {
      throw new MalformedArrayException(
          shown, "ends after " + start.length + " bytes, within the length of its header");
    }
    long headerLength = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (headerLength < 2 || headerLength > LONGEST_HEADER) {
      throw new MalformedArrayException(
          shown,
          "not a safetensors file: it begins with a header's length of "
              + Long.toUnsignedString(headerLength)
              + " bytes, expected 2 to "
              + LONGEST_HEADER);
    }
    byte[] header = in.readNBytes((int) headerLength);
    if (header.length > 0 && header[0] != '{') {
      throw new MalformedArrayException(shown, "not a safetensors file: no '{' begins its header");
    }
    if (header.length < headerLength) {
      throw new MalformedArrayException(
          shown, "ends within its header, which is of " + headerLength + " bytes");
    }
    return new SafetensorsFile(
        in, shown, length, HeaderJson.parse(header, shown), LENGTH_BYTES + headerLength);
  }

  /**
   * Opens a tensor; of a file of one, it need not be named. Only one can be opened.
   *
   * @throws MalformedArrayException where there is none, or not of floats
   */
  public TensorReader tensor(Optional<String> name) throws IOException {
    TensorEntry tensor = entry(name);
    String where = shown + ": tensor '" + tensor.name() + "'";
    NumberFormat format =
        tensor
            .format()
            .orElseThrow(
                () ->
                    new MalformedArrayException(
                        where, "type " + tensor.type() + ", expected " + TensorEntry.READ));
    if (Shapes.count(tensor.shape()) > Shapes.MOST) {
      throw new MalformedArrayException(
          where,
          "shape "
              + Shapes.text(tensor.shape())
              + ", expected at most "
              + Shapes.MOST
              + " numbers");
    }
    try {
      in.skipNBytes(tensor.from());
    } catch (EOFException e) {
      throw new MalformedArrayException(where, "the file ends before it");
    }
    return new TensorReader(
        in,
        where,
        format,
        ByteOrder.LITTLE_ENDIAN,
        tensor.shape(),
        false,
        length.orElse(0),
        () -> checkEnd(tensor.to()));
  }

  private TensorEntry entry(Optional<String> name) throws MalformedArrayException {
    if (name.isEmpty() && tensors.size() == 1) {
      return tensors.get(0);
    }
    if (tensors.isEmpty()) {
      throw new MalformedArrayException(shown, "holds no tensors");
    }
    for (TensorEntry tensor : tensors) {
      if (name.isPresent() && tensor.name().equals(name.get())) {
        return tensor;
      }
    }
    throw new MalformedArrayException(
        shown,
        name.map(missing -> "no tensor '" + missing + "'; it holds ")
                .orElse("which tensor? It holds ")
            + held());
  }

  private String held() {
    String told =
        tensors.stream().limit(MOST_TOLD).map(TensorEntry::shown).collect(Collectors.joining(", "));
    return tensors.size() <= MOST_TOLD
        ? told
        : told + " and " + (tensors.size() - MOST_TOLD) + " more";
  }

  /** Tensors lie one after the other, without gaps, up to the end of the file. */
  private long checkOffsets() throws MalformedArrayException {
    List<TensorEntry> inOrder = new ArrayList<>(tensors);
    inOrder.sort(Comparator.comparingLong(TensorEntry::from).thenComparing(TensorEntry::to));
    long end = 0;
    for (TensorEntry tensor : inOrder) {
      if (tensor.from() != end || tensor.to() < end) {
        throw new MalformedArrayException(
            shown,
            "tensor '"
                + tensor.name()
                + "' lies from byte "
                + tensor.from()
                + " to "
                + tensor.to()
                + ", expected it to begin at "
                + end
                + ", where the one before it ends");
      }
      if (!tensor.fitsItsShape()) {
        throw new MalformedArrayException(
            shown,
            "tensor '"
                + tensor.name()
                + "' of "
                + tensor.type()
                + " "
                + Shapes.text(tensor.shape())
                + " has "
                + (tensor.to() - tensor.from())
                + " bytes");
      }
      end = tensor.to();
    }
    if (length.isPresent() && length.getAsLong() - dataFrom != end) {
      throw anotherLength(end, length.getAsLong() - dataFrom);
    }
    return end;
  }

  private void checkEnd(long read) throws IOException {
    if (length.isPresent()) {
      return;
    }
    long rest = 0;
    byte[] piece = new byte[1 << 16];
    for (int got = in.read(piece); got >= 0; got = in.read(piece)) {
      rest += got;
    }
    if (read + rest != dataLength) {
      throw anotherLength(dataLength, read + rest);
    }
  }

  private MalformedArrayException anotherLength(long expected, long found) {
    return new MalformedArrayException(
        shown,
        (found < expected ? "cut off: " : "goes on after its tensors: ")
            + found
            + " bytes of numbers, expected "
            + expected);
  }
}
