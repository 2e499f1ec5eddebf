/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.reference;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import io.neuromorphic.flink.architecture.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Reads the sources of the project for the messages that they make. */
final class MessageScan {

  private static final Path MAIN = ProjectFiles.ROOT.resolve("src/main/java/io/neuromorphic/flink");

  /** Methods that make an error of the text that they are given. */
  private static final Set<String> METHODS =
      Set.of("refuse", "add", "badUsage", "malformed", "fail", "refused");

  /** Fewer letters say nothing. */
  private static final int FEWEST_LETTERS = 5;

  private final List<Message> found = new ArrayList<>();
  private final Map<String, ExpressionTree> constants = new HashMap<>();

  private MessageScan() {}

  /** Every message, in no order of meaning, but the same each time. */
  static List<Message> messages() throws IOException {
    MessageScan scan = new MessageScan();
    List<CompilationUnitTree> units = new ArrayList<>();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (Stream<Path> all = Files.walk(MAIN);
        StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<Path> sources = all.filter(f -> f.toString().endsWith(".java")).sorted().toList();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(sources));
      task.parse().forEach(units::add);
    }
    units.forEach(unit -> unit.accept(scan.new Constants(), null));
    units.forEach(scan::look);
    scan.found.sort(
        Comparator.comparing(Message::text, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(Message::text)
            .thenComparing(Message::file)
            .thenComparing(Message::by));
    return scan.found;
  }

  private void look(CompilationUnitTree unit) {
    Variables variables = new Variables();
    unit.accept(variables, null);
    variables.twice.forEach(variables.values::remove);
    String path = MAIN.relativize(Path.of(unit.getSourceFile().toUri())).toString();
    unit.accept(
        new Makers(
            path.substring(0, path.length() - ".java".length()),
            new MessageTexts(variables.values, constants)),
        null);
  }

  /** Finds constants of classes, for whoever uses them elsewhere. */
  private final class Constants extends TreeScanner<Void, Void> {
    @Override
    public Void visitClass(ClassTree type, Void nothing) {
      type.getMembers().stream()
          .filter(VariableTree.class::isInstance)
          .map(VariableTree.class::cast)
          .filter(field -> field.getInitializer() != null)
          .forEach(
              field ->
                  constants.put(
                      type.getSimpleName() + "." + field.getName(), field.getInitializer()));
      return super.visitClass(type, nothing);
    }
  }

  /** Finds the values of variables of a file that keep the one that they begin with. */
  private static final class Variables extends TreeScanner<Void, Void> {
    private final Map<String, ExpressionTree> values = new HashMap<>();
    private final Set<String> twice = new HashSet<>();

    @Override
    public Void visitVariable(VariableTree variable, Void nothing) {
      String name = variable.getName().toString();
      if (variable.getInitializer() == null
          || !variable.getInitializer().toString().contains("\"")
              && !variable.getModifiers().getFlags().contains(Modifier.FINAL)
          || values.put(name, variable.getInitializer()) != null) {
        twice.add(name);
      }
      return super.visitVariable(variable, nothing);
    }

    /** An option may be set by picocli, which nothing here shows. */
    @Override
    public Void visitClass(ClassTree type, Void nothing) {
      type.getMembers().stream()
          .filter(VariableTree.class::isInstance)
          .map(VariableTree.class::cast)
          .filter(field -> !field.getModifiers().getFlags().contains(Modifier.FINAL))
          .forEach(field -> twice.add(field.getName().toString()));
      return super.visitClass(type, nothing);
    }

    @Override
    public Void visitAssignment(AssignmentTree assignment, Void nothing) {
      twice.add(assignment.getVariable().toString());
      return super.visitAssignment(assignment, nothing);
    }
  }

  /** Finds what makes errors. */
  private final class Makers extends TreeScanner<Void, Void> {
    private final String file;
    private final MessageTexts texts;

    Makers(String file, MessageTexts texts) {
      this.file = file;
      this.texts = texts;
    }

    @Override
    public Void visitNewClass(NewClassTree made, Void nothing) {
      String type = made.getIdentifier().toString();
      if (type.endsWith("Exception")) {
        note(type, made.getArguments());
      }
      return super.visitNewClass(made, nothing);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
      String called = call.getMethodSelect().toString();
      String method = called.substring(called.lastIndexOf('.') + 1);
      boolean adds = !method.equals("add") || called.matches("(.*\\.)?problems(\\(\\))?\\.add");
      if (METHODS.contains(method) && adds) {
        note(method, call.getArguments());
      }
      return super.visitMethodInvocation(call, nothing);
    }

    /** Of all arguments, the message is the one that says most. */
    private void note(String by, List<? extends ExpressionTree> arguments) {
      arguments.stream()
          .map(texts::of)
          .max(Comparator.comparingInt(all -> all.stream().mapToInt(this::letters).max().orElse(0)))
          .stream()
          .flatMap(List::stream)
          .filter(text -> letters(text) >= FEWEST_LETTERS && text.contains(" "))
          .forEach(text -> found.add(new Message(text, by, file)));
    }

    private int letters(String text) {
      return (int) text.chars().filter(Character::isLetter).count();
    }
  }
}
