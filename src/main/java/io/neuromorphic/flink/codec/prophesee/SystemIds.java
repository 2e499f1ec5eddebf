/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.prophesee;

import java.util.HashMap;
import java.util.Map;

/**
 * What the {@code system_ID} of a header tells where the header itself does not: which board it is.
 * The ids are those that OpenEB knows.
 */
final class SystemIds {

  private static final String VGA = "640x480";
  private static final String HD = "1280x720";

  private static final int[] VGA_BOARDS = {
    21, 23, 25, 28, 29, 33, 34, 35, 40, 41, 151, 153, 161, 162
  };
  private static final int[] HD_BOARDS = {26, 30, 31, 39, 46, 48, 49, 50};

  /** EVK2 with the sensor Saphir: the first board that writes EVT2.1 in plain order. */
  private static final int FIRST_PLAIN_ORDER = 55;

  private static final Map<String, String> GEOMETRY = new HashMap<>();

  static {
    for (int id : VGA_BOARDS) {
      GEOMETRY.put(String.valueOf(id), VGA);
    }
    for (int id : HD_BOARDS) {
      GEOMETRY.put(String.valueOf(id), HD);
    }
  }

  private SystemIds() {}

  /** Such as {@code 640x480}; empty if the id is unknown. */
  static String geometry(String id) {
    return GEOMETRY.getOrDefault(id, "");
  }

  /** Whether the board writes the halves of EVT2.1's words in legacy order. */
  static boolean isLegacyOrder(String id) {
    return id.matches("\\d{1,4}")
        && Integer.parseInt(id) > 0
        && Integer.parseInt(id) < FIRST_PLAIN_ORDER;
  }
}
