/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** When there are colours, by the option {@code --color}. */
enum ColorWhen {
  /** On a terminal, unless the environment says otherwise. */
  AUTO,
  /** Also in a pipe or a file. */
  ALWAYS,
  /** Not even on a terminal. */
  NEVER;

  static final String OPTION = "--color";

  /** Reads the option's value. */
  static final class Word implements ITypeConverter<ColorWhen> {
    @Override
    public ColorWhen convert(String text) {
      return of(text)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "expected auto, always or never, found '" + text + "'"));
    }
  }

  private static Optional<ColorWhen> of(String word) {
    return Arrays.stream(values()).filter(when -> when.name().equalsIgnoreCase(word)).findFirst();
  }

  /** What arguments say, before they are parsed; what makes no sense is left to the parser. */
  static ColorWhen in(List<String> args) {
    ColorWhen found = AUTO;
    for (int i = 0; i < args.size() && !args.get(i).equals("--"); i++) {
      String arg = args.get(i);
      String word =
          arg.startsWith(OPTION + "=")
              ? arg.substring(OPTION.length() + 1)
              : arg.equals(OPTION) && i + 1 < args.size() ? args.get(i + 1) : "";
      found = of(word).orElse(found);
    }
    return found;
  }

  /**
   * How text is to be written.
   *
   * @param environment {@code NO_COLOR}, {@code CLICOLOR_FORCE}, {@code CLICOLOR=0} and {@code
   *     TERM=dumb} count, in this order
   * @param terminal whether it goes to a terminal
   */
  Paint paint(Map<String, String> environment, boolean terminal) {
    if (this != AUTO) {
      return Paint.of(this == ALWAYS);
    }
    if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
      return Paint.PLAIN;
    }
    String force = environment.getOrDefault("CLICOLOR_FORCE", "");
    if (!force.isEmpty() && !force.equals("0")) {
      return Paint.COLOURED;
    }
    boolean unwanted =
        "0".equals(environment.get("CLICOLOR")) || "dumb".equals(environment.get("TERM"));
    return Paint.of(terminal && !unwanted);
  }

  /** That of standard output. */
  Paint ofOut() {
    return paint(System.getenv(), Terminal.isStandardOutput());
  }

  /** That of standard error, which may go elsewhere. */
  Paint ofErr() {
    return paint(System.getenv(), Terminal.isStandardError());
  }
}
