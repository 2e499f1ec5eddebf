/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.synapses;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What the first bytes of a file tell that it is, whatever its name says. */
enum FileContent {
  SAFETENSORS("a safetensors file"),
  NUMPY("an array of NumPy (.npy)"),
  TORCH_ZIP("a PyTorch archive, as torch.save writes: " + FileContent.SAVE),
  ZIP("a zip, as .npz are"),
  PICKLE("a pickle, as torch.save or numpy.save may write: " + FileContent.SAVE),
  HDF5("an HDF5 file"),
  MATLAB("a MATLAB file"),
  GZIP("compressed with gzip: unpack it"),
  ZSTANDARD("compressed with Zstandard: unpack it"),
  LFS_POINTER("a pointer of Git LFS, not the file itself: git lfs pull"),
  HTML("a web page"),
  OTHER("");

  /** So many bytes of a file, or all if it has fewer, tell. */
  static final int HEAD_BYTES = 512;

  static final String SAVE = "save its state_dict with safetensors.torch.save_file";

  private static final int ZIP_NAME_LENGTH = 26;
  private static final int ZIP_NAME = 30;

  private final String told;

  FileContent(String told) {
    this.told = told;
  }

  /** What the bytes are; {@link #OTHER} also where they are text. */
  static FileContent of(byte[] head) {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    if (text.startsWith("\0\0\0\0{", 4)) {
      return SAFETENSORS;
    }
    if (text.startsWith("\u0093NUMPY")) {
      return NUMPY;
    }
    if (text.startsWith("PK\3\4") || text.startsWith("PK\5\6")) {
      return firstEntry(text).endsWith("data.pkl") ? TORCH_ZIP : ZIP;
    }
    if (text.startsWith("\u0089HDF\r\n")) {
      return HDF5;
    }
    if (text.startsWith("MATLAB 5.0")) {
      return MATLAB;
    }
    if (text.startsWith("\u001f\u008b\b")) {
      return GZIP;
    }
    if (text.startsWith("(\u00b5/\u00fd")) {
      return ZSTANDARD;
    }
    if (text.startsWith("version https://git-lfs")) {
      return LFS_POINTER;
    }
    if (text.stripLeading().regionMatches(true, 0, "<!doctype html", 0, 14)
        || text.stripLeading().regionMatches(true, 0, "<html", 0, 5)) {
      return HTML;
    }
    return isPickle(text) ? PICKLE : OTHER;
  }

  /** A pickle begins with its protocol, 2 to 5. */
  private static boolean isPickle(String text) {
    return text.length() > 2
        && text.charAt(0) == 0x80
        && text.charAt(1) >= 2
        && text.charAt(1) <= 5;
  }

  private static String firstEntry(String zip) {
    if (zip.length() < ZIP_NAME) {
      return "";
    }
    int length = zip.charAt(ZIP_NAME_LENGTH) | zip.charAt(ZIP_NAME_LENGTH + 1) << Byte.SIZE;
    return zip.substring(ZIP_NAME, Math.min(zip.length(), ZIP_NAME + length));
  }

  /** Whether a file of this content may be read as one of that format. */
  boolean mayBe(WeightFormat format) {
    return switch (format) {
      case NPY -> this == NUMPY || this == OTHER;
      case NPZ -> this == ZIP || this == OTHER;
      case SAFETENSORS -> this == SAFETENSORS || this == OTHER;
      case CSV -> this == OTHER;
    };
  }

  /** For people. */
  Optional<String> told() {
    return told.isEmpty() ? Optional.empty() : Optional.of(told);
  }
}
