/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import org.junit.jupiter.api.Test;

/**
 * The page of errors knows every message: what the scan of the sources finds, and that it says
 * where it finds nothing.
 */
class MessageScanTest {

  /**
   * Where no words are found, and there are none: each hands on what others say, and these are
   * looked at by themselves.
   */
  private static final Set<String> HANDED_ON =
      Set.of(
          "cli/Failures: placed(problems.get(0), paint)",
          "cli/Failures: shortHelp(line, paint)",
          "job/ClusterJob: \"{}\",warning",
          "job/config/LiveInputReader: \"protocol\",String.join(\", \", words)",
          "job/run/KafkaWatch: next.text",
          "source/live/LiveLog: \"{}{}\",stem,what",
          "source/live/WarningCounter: kind,more");

  /** A rejected event that is read again from a checkpoint. */
  private static final String READ_AGAIN = "state/RejectionSerializer: ";

  @Test
  void everyMessageOfTheProjectIsSeen() throws IOException {
    Set<String> unseen = MessageScan.ofProject().unseen();
    assertThat(unseen)
        .as(
            "messages of which not a word is found, so that they are not in docs/reference/errors.md: say them in a way that"
                + " MessageTexts follows (a literal, a constant, a parameter named message, problem or expected), or teach it")
        .allSatisfy(
            place ->
                assertThat(HANDED_ON.contains(place) || place.startsWith(READ_AGAIN)).isTrue());
    assertThat(unseen).as("those that are allowed are still there").containsAll(HANDED_ON);
  }

  @Test
  void aMessageIsFoundHoweverItIsSaid() throws IOException {
    assertThat(
            messages(
                """
                class Example {
                  static final int MOST = 7;
                  record Problem(String file, String message) {}
                  enum Kind { A("a kind of its own"); final String text; Kind(String text) { this.text = text; } String text() { return text; } }
                  interface Said { String text(); }
                  static class Here implements Said { public String text() { return "said by an implementation"; } }
                  void direct(String name) throws java.io.IOException { throw new java.io.IOException("not found: " + name); }
                  void constant(int n) { throw new IllegalArgumentException("found " + n + ", at most " + MOST); }
                  void formatted(int n) { throw new IllegalArgumentException(String.format("found %d of them", n)); }
                  void handed() { refuse("handed to a method", 1); }
                  void refuse(String message, int line) { throw new IllegalArgumentException(line + ": " + message); }
                  void returned() { throw new IllegalArgumentException(why(3)); }
                  String why(int n) { return n > 2 ? "too many of them" : "too few of them"; }
                  void chosen(int n) { throw new IllegalArgumentException(switch (n) { case 1 -> "one is not enough"; default -> "all is too much"; }); }
                  void own() { throw new Own("in an exception of ours"); }
                  static class Own extends RuntimeException { Own(String message) { super("Own: " + message); } }
                  void optional() { found().ifPresent(text -> { throw new IllegalArgumentException(text); }); }
                  java.util.Optional<String> found() { return java.util.Optional.of("held by an optional"); }
                  void carried() { tell(new Problem("f", "carried by a record")); }
                  void tell(Problem problem) { throw new IllegalArgumentException(problem.message()); }
                  void implemented(Said said) { throw new IllegalArgumentException(said.text()); }
                  void listed() { java.util.List<String> all = new java.util.ArrayList<>(); all.add("put into a list"); throw new IllegalArgumentException(String.join(", ", all)); }
                  void warned(org.slf4j.Logger log, int n) { log.warn("warned {} times", n); }
                  void thrownByTheProgram() { throw new IllegalStateException("a mistake of ours"); }
                }
                """))
        .containsExactlyInAnyOrder(
            "not found: …",
            "found …, at most 7",
            "found … of them",
            "handed to a method",
            "too many of them",
            "too few of them",
            "one is not enough",
            "all is too much",
            "in an exception of ours",
            "held by an optional",
            "carried by a record",
            "said by an implementation",
            "put into a list",
            "warned … times");
  }

  @Test
  void whatCannotBeSeenIsTold() throws IOException {
    assertThat(
            scan("""
                class Example {
                  static java.util.function.Function<Integer, String> texts;
                  static java.util.Map<String, String> words;
                  void direct(int n) { throw new IllegalArgumentException(texts.apply(n)); }
                  void handed(int n) { refuse(new String(new byte[n])); }
                  void refuse(String message) { throw new IllegalArgumentException(message); }
                  void warned(org.slf4j.Logger log) { log.warn(words.get("one")); }
                  void fine(Exception e) { throw new IllegalArgumentException(e.getMessage(), e); }
                  void seen(int n) { refuse("expected a number"); }
                }
                """)
                .unseen())
        .containsExactlyInAnyOrder(
            "Example: texts.apply(n)",
            "Example: new String(new byte[n])",
            "Example: words.get(\"one\")");
  }

  private static Set<String> messages(String source) throws IOException {
    return scan(source).messages().stream().map(Message::text).collect(Collectors.toSet());
  }

  private static MessageScan scan(String source) throws IOException {
    String text = "package io.neuromorphic.flink;\n" + source;
    JavaFileObject file =
        new SimpleJavaFileObject(
            URI.create("string:///io/neuromorphic/flink/Example.java"),
            JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
          }
        };
    return MessageScan.of(List.of(file));
  }
}
