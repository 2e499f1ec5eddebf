/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.secret;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What must hold of a JAAS configuration in which secrets are put: they stand in quotes, where they
 * can be nothing but text, and none stands there openly.
 */
final class JaasText {

  private static final Pattern OPTION =
      Pattern.compile(
          "(?<![A-Za-z0-9_.$-])([A-Za-z0-9_.$-]++)\\s*+=\\s*(\"(?:[^\"\\\\]++|\\\\.)*+\"|'(?:[^'\\\\]++|\\\\.)*+'|[^\\s;]*+)",
          Pattern.DOTALL);

  private JaasText() {}

  /**
   * Checks a text with references in it.
   *
   * @throws IllegalArgumentException says what is wrong, without a piece of the text
   */
  static void check(String text) {
    checkQuotes(text);
    Matcher option = OPTION.matcher(text);
    while (option.find()) {
      if (SecretNames.soundsSecret(option.group(1))
          && !SecretReference.FORM.matcher(option.group(2)).find()) {
        throw new IllegalArgumentException(
            "the secret of '"
                + option.group(1)
                + "' may not stand here in plain text; refer to it within its quotes: "
                + SecretReference.FORMS);
      }
    }
  }

  /** Follows the text as Kafka does: either quotes, a backslash takes the next character. */
  private static void checkQuotes(String text) {
    Matcher reference = SecretReference.FORM.matcher(text);
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '$' && reference.region(i, text.length()).lookingAt()) {
        if (quote == 0) {
          throw new IllegalArgumentException(
              "a reference must stand in quotes here, such as password=\"${env:NAME}\";");
        }
        i = reference.end() - 1;
      } else if (quote == 0 && c == '/') {
        throw new IllegalArgumentException("expected no comment and no '/' outside of quotes");
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else if (quote != 0 && c == '\\') {
        i++;
      } else if (c == quote || c == '\n' || c == '\r') {
        quote = 0;
      }
    }
  }
}
