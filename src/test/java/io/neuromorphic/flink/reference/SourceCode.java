/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.reference;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;
import javax.tools.Diagnostic;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/**
 * What the compiler knows of sources: what a name means, what a variable may hold, what a method
 * returns, who calls it.
 */
final class SourceCode {

  /** A call of a method or a constructor. */
  record Call(
      Tree tree, ExecutableElement called, List<? extends ExpressionTree> arguments, String file) {}

  /** A parameter of a lambda: what the method that takes the lambda is called on. */
  record Given(ExpressionTree by) {}

  private final Map<Tree, Element> elements = new IdentityHashMap<>();
  private final Map<Element, List<ExpressionTree>> values = new LinkedHashMap<>();
  private final Map<Element, List<ExpressionTree>> returned = new LinkedHashMap<>();
  private final Map<Element, Given> given = new LinkedHashMap<>();
  private final List<Call> calls = new ArrayList<>();

  private SourceCode() {}

  /** Of sources that compile against the class path of this test. */
  static SourceCode of(Iterable<? extends JavaFileObject> sources) throws IOException {
    SourceCode code = new SourceCode();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    JavacTask task =
        (JavacTask)
            compiler.getTask(
                null,
                null,
                problem -> {
                  if (problem.getKind() == Diagnostic.Kind.ERROR) {
                    throw new AssertionError(problem.toString());
                  }
                },
                List.of(
                    "-proc:none",
                    "-cp",
                    path,
                    "--add-modules",
                    "jdk.incubator.vector",
                    "-XDignore.symbol.file"),
                null,
                sources);
    List<CompilationUnitTree> units = new ArrayList<>();
    task.parse().forEach(units::add);
    task.analyze();
    Trees trees = Trees.instance(task);
    units.forEach(unit -> code.new Reader(trees, task.getTypes(), file(unit)).scan(unit, null));
    return code;
  }

  private static String file(CompilationUnitTree unit) {
    String path = unit.getSourceFile().getName().replace('\\', '/');
    return path.replaceFirst(".*io/neuromorphic/flink/", "").replaceFirst("\\.java$", "");
  }

  List<Call> calls() {
    return calls;
  }

  /** What a name, a call or a creation refers to; null for what is none of these. */
  Element element(Tree tree) {
    return elements.get(tree);
  }

  /** What a variable may hold, or what is put into a list that it holds. */
  List<ExpressionTree> values(Element variable) {
    return values.getOrDefault(variable, List.of());
  }

  /** What a method of the sources may return; nothing for one of elsewhere. */
  List<ExpressionTree> returned(Element method) {
    return returned.getOrDefault(method, List.of());
  }

  /** Where the parameter of a lambda comes from; null for any other variable. */
  Given given(Element parameter) {
    return given.get(parameter);
  }

  private final class Reader extends TreePathScanner<Void, Void> {
    private final Trees trees;
    private final Types types;
    private final String file;
    private final Deque<Object> within = new ArrayDeque<>();

    Reader(Trees trees, Types types, String file) {
      this.trees = trees;
      this.types = types;
      this.file = file;
    }

    private Element note(Tree tree) {
      Element element = trees.getElement(getCurrentPath());
      if (element != null) {
        elements.put(tree, element);
      }
      return element;
    }

    /** A method answers for those that it overrides, too. */
    private void returns(ExecutableElement method, TypeElement type, ExpressionTree result) {
      returned.computeIfAbsent(method, m -> new ArrayList<>()).add(result);
      for (TypeMirror above : types.directSupertypes(type.asType())) {
        if (types.asElement(above) instanceof TypeElement parent) {
          for (Element member : parent.getEnclosedElements()) {
            if (member instanceof ExecutableElement overridden
                && member.getSimpleName().equals(method.getSimpleName())
                && overridden.getParameters().size() == method.getParameters().size()) {
              returns(overridden, parent, result);
            }
          }
        }
      }
    }

    private void holds(Element variable, ExpressionTree value) {
      if (variable != null && value != null) {
        values.computeIfAbsent(variable, v -> new ArrayList<>()).add(value);
      }
    }

    @Override
    public Void visitClass(ClassTree type, Void nothing) {
      within.push("class");
      super.visitClass(type, nothing);
      within.pop();
      return null;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      within.push(note(method));
      super.visitMethod(method, nothing);
      within.pop();
      return null;
    }

    @Override
    public Void visitLambdaExpression(LambdaExpressionTree lambda, Void nothing) {
      if (getCurrentPath().getParentPath().getLeaf() instanceof MethodInvocationTree call
          && call.getMethodSelect() instanceof MemberSelectTree select) {
        for (VariableTree parameter : lambda.getParameters()) {
          Element element = trees.getElement(new TreePath(getCurrentPath(), parameter));
          given.put(element, new Given(select.getExpression()));
        }
      }
      within.push(lambda);
      super.visitLambdaExpression(lambda, nothing);
      within.pop();
      return null;
    }

    @Override
    public Void visitReturn(ReturnTree result, Void nothing) {
      if (within.peek() instanceof ExecutableElement method && result.getExpression() != null) {
        returns(method, (TypeElement) method.getEnclosingElement(), result.getExpression());
      }
      return super.visitReturn(result, nothing);
    }

    @Override
    public Void visitVariable(VariableTree variable, Void nothing) {
      holds(note(variable), variable.getInitializer());
      return super.visitVariable(variable, nothing);
    }

    @Override
    public Void visitAssignment(AssignmentTree assignment, Void nothing) {
      super.visitAssignment(assignment, nothing);
      holds(elements.get(assignment.getVariable()), assignment.getExpression());
      return null;
    }

    @Override
    public Void visitIdentifier(IdentifierTree name, Void nothing) {
      note(name);
      return super.visitIdentifier(name, nothing);
    }

    @Override
    public Void visitMemberSelect(MemberSelectTree select, Void nothing) {
      note(select);
      return super.visitMemberSelect(select, nothing);
    }

    @Override
    public Void visitMemberReference(MemberReferenceTree reference, Void nothing) {
      note(reference);
      return super.visitMemberReference(reference, nothing);
    }

    @Override
    public Void visitNewClass(NewClassTree made, Void nothing) {
      if (note(made) instanceof ExecutableElement constructor) {
        calls.add(new Call(made, constructor, made.getArguments(), file));
      }
      return super.visitNewClass(made, nothing);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
      Element method = note(call);
      super.visitMethodInvocation(call, nothing);
      if (method instanceof ExecutableElement called) {
        calls.add(new Call(call, called, call.getArguments(), file));
        if (called.getEnclosingElement().toString().equals("java.util.Arrays")
            && called.getSimpleName().contentEquals("setAll")) {
          holds(elements.get(call.getArguments().get(0)), call.getArguments().get(1));
        }
        if (call.getMethodSelect() instanceof MemberSelectTree select
            && called.getSimpleName().contentEquals("add")
            && call.getArguments().size() == 1
            && elements.get(select.getExpression()) != null
            && elements.get(select.getExpression()).getKind() != ElementKind.CLASS) {
          holds(elements.get(select.getExpression()), call.getArguments().get(0));
        }
      }
      return null;
    }
  }
}
