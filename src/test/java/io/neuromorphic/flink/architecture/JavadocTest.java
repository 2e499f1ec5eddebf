/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * Every public type and method is documented, and every package introduces itself. Constructors,
 * setters, copies and constants are left to their types, getters and names.
 */
class JavadocTest {

  private static final Path SOURCES = ProjectFiles.ROOT.resolve("src/main/java");

  /** Published, too. */
  private static final Path TEST_KIT =
      ProjectFiles.ROOT.resolve("src/test/java/io/neuromorphic/flink/testing");

  @Test
  void publicTypesAndMethodsAreDocumented() throws IOException {
    List<String> missing = new ArrayList<>();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> main = Files.walk(SOURCES);
        Stream<Path> kit = Files.walk(TEST_KIT)) {
      List<Path> java =
          Stream.concat(main, kit).filter(file -> file.toString().endsWith(".java")).toList();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(java));
      DocTrees trees = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        new MissingComments(trees, missing).scan(unit, null);
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void everyPackageIntroducesItself() throws IOException {
    try (Stream<Path> folders = Files.walk(SOURCES)) {
      assertThat(folders.filter(JavadocTest::holdsSources))
          .allSatisfy(folder -> assertThat(folder.resolve("package-info.java")).exists());
    }
  }

  private static boolean holdsSources(Path folder) {
    String[] names = folder.toFile().list((parent, name) -> name.endsWith(".java"));
    return names != null && names.length > 0;
  }

  /** Collects what other packages can see and has no comment, such as {@code step}. */
  private static final class MissingComments extends TreePathScanner<Void, Void> {

    private final DocTrees trees;
    private final List<String> missing;

    private MissingComments(DocTrees trees, List<String> missing) {
      this.trees = trees;
      this.missing = missing;
    }

    @Override
    public Void visitClass(ClassTree type, Void unused) {
      if (!isVisible(type.getModifiers())) {
        return null;
      }
      require(type.getSimpleName().toString());
      return super.visitClass(type, null);
    }

    @Override
    public Void visitMethod(MethodTree method, Void unused) {
      boolean inherited = method.getModifiers().getAnnotations().toString().contains("@Override");
      boolean constructor = method.getReturnType() == null;
      boolean plain = method.getName().toString().matches("set.*|copy.*");
      if (isVisible(method.getModifiers()) && !inherited && !constructor && !plain) {
        require(method.getName().toString());
      }
      return null;
    }

    private boolean isVisible(ModifiersTree modifiers) {
      Set<Modifier> flags = modifiers.getFlags();
      return flags.contains(Modifier.PUBLIC)
          || flags.contains(Modifier.PROTECTED)
          || (parentIs(Tree.Kind.INTERFACE) && !flags.contains(Modifier.PRIVATE));
    }

    private boolean parentIs(Tree.Kind kind) {
      TreePath parent = getCurrentPath().getParentPath();
      return parent != null && parent.getLeaf().getKind() == kind;
    }

    private void require(String name) {
      if (trees.getDocComment(getCurrentPath()) == null) {
        Path file = Path.of(getCurrentPath().getCompilationUnit().getSourceFile().toUri());
        missing.add(ProjectFiles.ROOT.relativize(file) + ": " + name);
      }
    }
  }
}
