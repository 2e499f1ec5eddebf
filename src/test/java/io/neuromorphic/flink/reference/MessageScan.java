/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.reference;

import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import io.neuromorphic.flink.architecture.ProjectFiles;
import io.neuromorphic.flink.reference.Message.Way;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Reads sources for the messages that they make: what is given to exceptions, warnings and rejected
 * events, and to whatever hands its argument on to one of these.
 */
final class MessageScan {

  private static final Path MAIN = ProjectFiles.ROOT.resolve("src/main/java/io/neuromorphic/flink");

  /** What stands within a message is worth a line where somebody would look for it. */
  private static final int FEWEST_LETTERS_OF_A_PART = 9;

  /** Mistakes of the program, and what only carries another's message. */
  private static final Set<String> NOT_FOR_USERS =
      Set.of(
          "IllegalStateException",
          "UncheckedIOException",
          "UnsupportedOperationException",
          "CancelTaskException",
          "AssertionError");

  /** Class and method that tell people something and let the work go on. */
  private static final Set<String> WARNINGS =
      Set.of(
          "Logger.warn",
          "Logger.error",
          "ProgressListener.warning",
          "FeedListener.warning",
          "ProgressBar.warning",
          "Warnings.add",
          "LiveCounts.warn");

  /** What makes a rejected event, or the detail of one. */
  private static final Set<String> REJECTIONS = Set.of("Rejection.Rejection");

  /** Takes keys, of which some are told. */
  private static final Set<String> LISTS = Set.of("Forms.of");

  /** Parameters that are messages or say most of one; others are names, files and values. */
  private static final Set<String> NAMES_OF_MESSAGES =
      Set.of(
          "message",
          "what",
          "problem",
          "problems",
          "why",
          "reason",
          "detail",
          "expected",
          "kind",
          "warning",
          "ifNone");

  /** A list of problems, of which the first or all are told. */
  private static final Set<String> PROBLEMS = Set.of("Problems.add");

  /** A parameter that is told. */
  private record Sink(ExecutableElement called, int index, Way way) {}

  private static SoftReference<SourceCode> kept = new SoftReference<>(null);

  private final SourceCode code;
  private final Map<ExecutableElement, List<SourceCode.Call>> calls = new HashMap<>();
  private final Set<Message> found = new HashSet<>();
  private final Set<Sink> known = new HashSet<>();
  private final Deque<Sink> open = new ArrayDeque<>();

  /**
   * Of each method the parameters that are messages: each call must say something that is found
   * here.
   */
  private final Map<ExecutableElement, Set<Integer>> speaking = new HashMap<>();

  private final Map<SourceCode.Call, Set<Integer>> said = new HashMap<>();
  private final Set<SourceCode.Call> silent = new HashSet<>();

  private MessageScan(SourceCode code) {
    this.code = code;
    for (SourceCode.Call call : code.calls()) {
      calls.computeIfAbsent(call.called(), c -> new ArrayList<>()).add(call);
    }
    for (SourceCode.Call call : code.calls()) {
      way(call).ifPresent(way -> start(call, way));
    }
    while (!open.isEmpty()) {
      Sink sink = open.pop();
      for (SourceCode.Call call : calls.getOrDefault(sink.called, List.of())) {
        boolean whole = isThrowable((TypeElement) sink.called.getEnclosingElement());
        if (sink.index < call.arguments().size() && look(call, sink.way, sink.index, whole)) {
          said.computeIfAbsent(call, c -> new HashSet<>()).add(sink.index);
        }
      }
    }
  }

  /** Of the project. */
  static MessageScan ofProject() throws IOException {
    return new MessageScan(project());
  }

  /** Compiled once for all tests of a JVM: that takes seconds. */
  private static synchronized SourceCode project() throws IOException {
    SourceCode code = kept.get();
    if (code == null) {
      try (Stream<Path> all = Files.walk(MAIN);
          StandardJavaFileManager files =
              ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null)) {
        code =
            SourceCode.of(
                files.getJavaFileObjectsFromPaths(
                    all.filter(file -> file.toString().endsWith(".java")).sorted().toList()));
      }
      kept = new SoftReference<>(code);
    }
    return code;
  }

  /** Of some sources. */
  static MessageScan of(Iterable<? extends JavaFileObject> sources) throws IOException {
    return new MessageScan(SourceCode.of(sources));
  }

  /** Every message, in no order of meaning, but the same each time. */
  List<Message> messages() {
    return found.stream()
        .filter(message -> !isToldTwice(message))
        .sorted(
            Comparator.comparing(Message::text, String.CASE_INSENSITIVE_ORDER)
                .thenComparing(Message::text)
                .thenComparing(Message::file)
                .thenComparing(Message::way))
        .toList();
  }

  /**
   * An error is also printed, and may be the detail of a rejection; what is found of events that
   * were read is that first.
   */
  private boolean isToldTwice(Message message) {
    boolean decoded = message.file().startsWith("codec/");
    return switch (message.way()) {
      case ERROR -> !decoded && found.contains(message.told(Way.REJECTION));
      case REJECTION -> decoded && found.contains(message.told(Way.ERROR));
      case WARNING -> found.contains(message.told(Way.ERROR));
    };
  }

  /** Where something is told of which not a word was found: file and expressions. */
  Set<String> unseen() {
    Set<String> unseen = new TreeSet<>();
    silent.forEach(call -> unseen.add(call.file() + ": " + call.arguments()));
    speaking.forEach(
        (method, indexes) ->
            calls.getOrDefault(method, List.of()).stream()
                .filter(
                    call -> said.getOrDefault(call, Set.of()).stream().noneMatch(indexes::contains))
                .forEach(call -> unseen.add(call.file() + ": " + call.arguments())));
    return unseen;
  }

  private Optional<Way> way(SourceCode.Call call) {
    ExecutableElement called = call.called();
    TypeElement type = (TypeElement) called.getEnclosingElement();
    String simple = type.getSimpleName().toString();
    boolean makes = called.getKind() == ElementKind.CONSTRUCTOR;
    if (makes && isThrowable(type)) {
      if (type.getQualifiedName().toString().startsWith("io.neuromorphic.")) {
        return Optional.empty(); // what it gives to the one above is looked at
      }
      return NOT_FOR_USERS.contains(simple) ? Optional.empty() : Optional.of(Way.ERROR);
    }
    String name = name(called);
    if (WARNINGS.contains(name) || isPrinted(call)) {
      return Optional.of(Way.WARNING);
    }
    if (REJECTIONS.contains(name)) {
      return Optional.of(Way.REJECTION);
    }
    return PROBLEMS.contains(name) ? Optional.of(Way.ERROR) : Optional.empty();
  }

  private static String name(ExecutableElement called) {
    String type = called.getEnclosingElement().getSimpleName().toString();
    return type
        + "."
        + (called.getKind() == ElementKind.CONSTRUCTOR ? type : called.getSimpleName());
  }

  private static boolean isThrowable(TypeElement type) {
    return type.getQualifiedName().contentEquals("java.lang.Throwable")
        || type.getSuperclass() instanceof DeclaredType above
            && above.asElement() instanceof TypeElement parent
            && isThrowable(parent);
  }

  /** Beside exceptions and warnings, commands print on stderr where they are, and advice. */
  private static boolean isPrinted(SourceCode.Call call) {
    return call.tree() instanceof MethodInvocationTree invoked
        && invoked.getMethodSelect() instanceof MemberSelectTree select
        && select.getIdentifier().toString().startsWith("print")
        && select.getExpression().toString().matches("(.*\\.)?(err|getErr\\(\\))")
        && (call.file().endsWith("/Failures")
            || call.arguments().toString().contains("\"warning: "));
  }

  private void start(SourceCode.Call call, Way way) {
    boolean text = false;
    boolean says = false;
    for (int i = 0; i < call.arguments().size(); i++) {
      if (isText(call.called(), i) && (way != Way.REJECTION || isDetail(call.called(), i))) {
        text = true;
        says |= look(call, way, i, true);
      }
    }
    if (text && !says) {
      silent.add(call);
    }
  }

  private static boolean isDetail(ExecutableElement called, int index) {
    return called.getParameters().get(index).getSimpleName().contentEquals("detail");
  }

  private static boolean isText(ExecutableElement called, int index) {
    int last = called.getParameters().size() - 1;
    String type = called.getParameters().get(Math.min(index, last)).asType().toString();
    return type.contains("java.lang.String") || type.contains("java.lang.CharSequence");
  }

  /**
   * Notes what is told with an argument.
   *
   * @param whole whether it is all of a message
   * @return whether anything of it is known
   */
  private boolean look(SourceCode.Call call, Way way, int index, boolean whole) {
    MessageTexts texts = new MessageTexts(code);
    List<String> own = texts.of(call.arguments().get(index));
    int fewest = whole ? MessageTexts.FEWEST_LETTERS : FEWEST_LETTERS_OF_A_PART;
    own.stream().filter(text -> says(text, fewest)).forEach(text -> note(text, way, call));
    texts.pieces().stream()
        .filter(text -> says(text, FEWEST_LETTERS_OF_A_PART))
        .forEach(text -> note(text, way, call));
    boolean says =
        Stream.concat(own.stream(), texts.pieces().stream())
            .anyMatch(text -> letters(text) >= MessageTexts.FEWEST_LETTERS);
    boolean asks = false;
    for (MessageTexts.Parameter parameter : texts.parameters()) {
      Sink sink = new Sink(parameter.of(), parameter.index(), way);
      if (!LISTS.contains(name(parameter.of())) && known.add(sink)) {
        open.push(sink);
      }
      String name =
          parameter.of().getParameters().get(parameter.index()).getSimpleName().toString();
      if (!says && NAMES_OF_MESSAGES.contains(name)) {
        asks = true;
        speaking.computeIfAbsent(parameter.of(), p -> new HashSet<>()).add(parameter.index());
      }
    }
    return says || asks || texts.carries();
  }

  private void note(String text, Way way, SourceCode.Call call) {
    found.add(new Message(text.replace("{}", MessageTexts.UNKNOWN), way, call.file()));
  }

  private static boolean says(String text, int fewestLetters) {
    return letters(text) >= fewestLetters && text.contains(" ");
  }

  private static long letters(String text) {
    return text.chars().filter(Character::isLetter).count();
  }
}
