/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view.page;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The part of a URL behind the question mark, checked. */
final class Query {

  private static final int MAX_CHARS = 8_192;

  private final Map<String, List<String>> values = new LinkedHashMap<>();

  /**
   * @param raw as it was sent; null if there is none
   * @param known names that it may have
   */
  Query(String raw, Set<String> known) throws BadRequestException {
    if (raw == null || raw.isEmpty()) {
      return;
    }
    if (raw.length() > MAX_CHARS) {
      throw new BadRequestException(414, "a query of more than " + MAX_CHARS + " characters");
    }
    for (String part : raw.split("&", -1)) {
      int equals = part.indexOf('=');
      String name = decode(equals < 0 ? part : part.substring(0, equals));
      if (!known.contains(name)) {
        throw new BadRequestException(400, "unknown '" + name + "'; known: " + known);
      }
      values
          .computeIfAbsent(name, n -> new ArrayList<>())
          .add(equals < 0 ? "" : decode(part.substring(equals + 1)));
    }
  }

  private static String decode(String text) throws BadRequestException {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new BadRequestException(400, "not a URL's encoding: '" + text + "'");
    }
  }

  /** All values of a name, at most so many. */
  List<String> all(String name, int most) throws BadRequestException {
    List<String> all = values.getOrDefault(name, List.of());
    if (all.size() > most) {
      throw new BadRequestException(400, name + ": at most " + most);
    }
    return all;
  }

  /** The value of a name, or else the given one. */
  String one(String name, String otherwise) throws BadRequestException {
    List<String> all = all(name, 1);
    return all.isEmpty() ? otherwise : all.get(0);
  }

  /** A whole number within bounds. */
  long number(String name, long least, long most, long otherwise) throws BadRequestException {
    String text = one(name, Long.toString(otherwise));
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw new BadRequestException(
        400, name + "=" + text + ": expected a whole number in " + least + ".." + most);
  }
}
