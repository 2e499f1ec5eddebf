/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.aedat2;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an address of a chip means.
 *
 * @param name as in the header
 * @param width pixels
 * @param height pixels
 * @param layout where the fields are
 */
record Chip(String name, int width, int height, Layout layout) {

  /** Chips that are known, for errors. */
  static final String KNOWN = "DVS128, DAVIS128, DAVIS208, DAVIS240, DAVIS346 or DAVIS640";

  /** The chip of recordings that do not name one, as in other tools. */
  static final Chip ASSUMED = new Chip("DVS128", 128, 128, Layout.DVS128);

  private static final Pattern DVS128 = Pattern.compile("(dvs128|tmpdiff128).*");
  private static final Pattern DAVIS = Pattern.compile("davis_?(128|208|240|346|640).*");

  /**
   * The chip of a class of jAER, such as {@code eu.seebetter.ini.chips.davis.Davis346blue}; empty
   * if it is not known.
   */
  static Optional<Chip> of(String className) {
    String name = className.substring(className.lastIndexOf('.') + 1);
    String lower = name.toLowerCase(Locale.ROOT);
    if (DVS128.matcher(lower).matches()) {
      return Optional.of(new Chip(name, ASSUMED.width(), ASSUMED.height(), Layout.DVS128));
    }
    Matcher davis = DAVIS.matcher(lower);
    if (!davis.matches()) {
      return Optional.empty();
    }
    int[] size =
        switch (davis.group(1)) {
          case "128" -> new int[] {128, 128};
          case "208" -> new int[] {208, 192};
          case "240" -> new int[] {240, 180};
          case "346" -> new int[] {346, 260};
          default -> new int[] {640, 480};
        };
    return Optional.of(new Chip(name, size[0], size[1], Layout.DAVIS));
  }

  /** Fields of an address, and the bits that make it something else than an event. */
  enum Layout {
    /** Columns in bits 1 to 7, rows in bits 8 to 14, polarity in bit 0. */
    DVS128(1, 0x7F, 8, 0x7F, 0, 0xFFFF_8000) {
      @Override
      String kind(int address) {
        return "special words";
      }
    },
    /** Columns in bits 12 to 21, rows in bits 22 to 30, polarity in bit 11. */
    DAVIS(12, 0x3FF, 22, 0x1FF, 11, 0x8000_0400) {
      @Override
      String kind(int address) {
        if (address >= 0) {
          return "external events";
        }
        return (address & SAMPLE_KIND) == SAMPLE_KIND ? "IMU samples" : "APS samples";
      }
    };

    private static final int SAMPLE_KIND = 0xC00;

    final int columnShift;
    final int columnMask;
    final int rowShift;
    final int rowMask;
    final int polarityShift;

    /** An address with any of these bits is no event. */
    final int specialBits;

    Layout(
        int columnShift,
        int columnMask,
        int rowShift,
        int rowMask,
        int polarityShift,
        int specialBits) {
      this.columnShift = columnShift;
      this.columnMask = columnMask;
      this.rowShift = rowShift;
      this.rowMask = rowMask;
      this.polarityShift = polarityShift;
      this.specialBits = specialBits;
    }

    /** What an address with {@link #specialBits} is. */
    abstract String kind(int address);
  }
}
