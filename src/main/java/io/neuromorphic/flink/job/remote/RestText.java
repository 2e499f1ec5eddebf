/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.remote;

import org.apache.flink.util.ExceptionUtils;

/** What a failed answer says, without the stack trace that a job manager sends as its text. */
final class RestText {

  private static final String SERVER = "<Exception on server side:";

  private RestText() {}

  static String of(Throwable failure) {
    Throwable connect =
        ExceptionUtils.findThrowable(failure, java.net.ConnectException.class).orElse(null);
    if (connect != null) {
      return "it does not answer: "
          + firstLine(connect.getMessage())
          + "; is a cluster running there? 'bin/neuromorphic cluster start' starts one on this"
          + " machine";
    }
    String text = String.valueOf(failure.getMessage());
    int server = text.indexOf(SERVER);
    if (server < 0) {
      return firstLine(text);
    }
    // The last cause says most; each begins a line.
    String best = "";
    for (String line : text.substring(server + SERVER.length()).split("\n")) {
      if (line.startsWith("Caused by:")) {
        best = line.substring("Caused by:".length());
      } else if (best.isEmpty() && !line.isBlank()) {
        best = line;
      }
    }
    return best.strip().replaceFirst("^([\\w$]+\\.)+([\\w$]+): ", "");
  }

  private static String firstLine(String text) {
    return text == null ? "no answer" : text.lines().findFirst().orElse("");
  }
}
