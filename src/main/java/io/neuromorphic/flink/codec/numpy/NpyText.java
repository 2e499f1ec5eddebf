/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.numpy;

import io.neuromorphic.flink.codec.tensor.MalformedArrayException;
import io.neuromorphic.flink.codec.tensor.Shapes;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an array of a single short text: {@code S}, bytes, or {@code U}, UTF-32. */
final class NpyText {

  private static final Pattern TYPE = Pattern.compile("\\|S([0-9]{1,3})|([<>])U([0-9]{1,3})");

  private NpyText() {}

  /**
   * The text, without the zeros that fill it up.
   *
   * @throws MalformedArrayException if it is another array
   */
  static String read(InputStream in, String where) throws IOException {
    Map<String, Object> header = NpyHeader.entries(new DataInputStream(in), where);
    Matcher type = TYPE.matcher(String.valueOf(header.get("descr")));
    if (!type.matches() || !(header.get("shape") instanceof long[] shape) || shape.length > 0) {
      String found =
          header.get("shape") instanceof long[] edges ? " of shape " + Shapes.text(edges) : "";
      throw new MalformedArrayException(
          where, "type '" + header.get("descr") + "'" + found + ", expected a single text");
    }
    boolean ascii = type.group(1) != null;
    int bytes = ascii ? Integer.parseInt(type.group(1)) : 4 * Integer.parseInt(type.group(3));
    byte[] text = in.readNBytes(bytes);
    if (text.length < bytes) {
      throw new MalformedArrayException(where, "ends within its text");
    }
    Charset charset =
        ascii
            ? StandardCharsets.ISO_8859_1
            : Charset.forName(type.group(2).equals("<") ? "UTF-32LE" : "UTF-32BE");
    return new String(text, charset).replace("\0", "");
  }
}
