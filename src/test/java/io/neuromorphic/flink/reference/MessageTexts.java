/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.reference;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * The texts that an expression may become, as far as the sources tell; and where else to look for
 * what they do not.
 */
final class MessageTexts {

  /** Stands for what only a run can tell. */
  static final String UNKNOWN = "…";

  /** Fewer letters say nothing. */
  static final int FEWEST_LETTERS = 5;

  private static final int DEEPEST = 12;
  private static final int MOST = 8;

  /** A parameter of a method or constructor: whoever calls that says what it is. */
  record Parameter(ExecutableElement of, int index) {}

  private final SourceCode code;

  /**
   * What was found beside the texts: pieces that are too many to put in, or that come from a list
   * or a lambda.
   */
  private final Set<String> pieces = new LinkedHashSet<>();

  private final Set<Parameter> parameters = new LinkedHashSet<>();
  private final Set<Object> open = new HashSet<>();
  private boolean carries;

  MessageTexts(SourceCode code) {
    this.code = code;
  }

  /** Each with … where it is not known. */
  List<String> of(ExpressionTree expression) {
    return clean(texts(expression, Map.of(), 0));
  }

  /** Of the expressions that were asked for: what may stand in the place of a …. */
  List<String> pieces() {
    return clean(new ArrayList<>(pieces));
  }

  /** Of the expressions that were asked for: the parameters that they say on. */
  Set<Parameter> parameters() {
    return parameters;
  }

  /** Whether they hold the message of another exception. */
  boolean carries() {
    return carries;
  }

  private static List<String> clean(List<String> texts) {
    return texts.stream()
        .map(text -> text.replaceAll("\u001b\\[[0-9;]*m", "").replaceAll("\\s+", " "))
        .map(text -> text.replaceAll("(…(\\.{3})?)+", UNKNOWN).strip())
        .distinct()
        .toList();
  }

  private List<String> texts(Tree tree, Map<Element, List<String>> bound, int depth) {
    if (tree == null || depth > DEEPEST) {
      return List.of(UNKNOWN);
    }
    if (tree instanceof LiteralTree literal) {
      return List.of(String.valueOf(literal.getValue()));
    }
    if (tree instanceof ParenthesizedTree inner) {
      return hasText(inner) ? texts(inner.getExpression(), bound, depth) : List.of(UNKNOWN);
    }
    if (tree instanceof BinaryTree sum) {
      return sum.getKind() == Tree.Kind.PLUS
          ? joined(
              texts(sum.getLeftOperand(), bound, depth), texts(sum.getRightOperand(), bound, depth))
          : List.of(UNKNOWN);
    }
    if (tree instanceof ConditionalExpressionTree either) {
      return either(
          Stream.of(either.getTrueExpression(), either.getFalseExpression()), bound, depth);
    }
    if (tree instanceof SwitchExpressionTree choice) {
      return either(results(choice), bound, depth);
    }
    if (tree instanceof MethodInvocationTree call) {
      return called(call, bound, depth);
    }
    if (tree instanceof NewClassTree made) {
      made.getArguments().forEach(argument -> piece(argument, bound, depth));
      return List.of(UNKNOWN);
    }
    if (tree instanceof ArrayAccessTree one) {
      piece(one.getExpression(), bound, depth);
      return List.of(UNKNOWN);
    }
    if (tree instanceof NewArrayTree all && all.getInitializers() != null) {
      all.getInitializers().forEach(one -> piece(one, bound, depth));
      return List.of(UNKNOWN);
    }
    if (tree instanceof MemberReferenceTree reference) {
      return either(code.returned(code.element(reference)).stream(), bound, depth);
    }
    if (tree instanceof LambdaExpressionTree lambda) {
      return either(results(lambda), bound, depth);
    }
    Element element = code.element(tree);
    return element == null ? List.of(UNKNOWN) : named(element, bound, depth);
  }

  /** A sum of numbers in parentheses is no text. */
  private static boolean hasText(ParenthesizedTree tree) {
    return tree.toString().contains("\"");
  }

  private static List<String> joined(List<String> left, List<String> right) {
    List<String> all = new ArrayList<>();
    for (String l : left) {
      right.forEach(r -> all.add(l + r));
    }
    return all.size() > MOST ? List.of(common(left) + common(right)) : all;
  }

  private static String common(List<String> texts) {
    return texts.size() == 1 ? texts.get(0) : UNKNOWN;
  }

  /** What may be any of several; as pieces, where they are many. */
  private List<String> either(
      Stream<? extends Tree> choices, Map<Element, List<String>> bound, int depth) {
    List<String> all =
        choices.flatMap(choice -> texts(choice, bound, depth + 1).stream()).distinct().toList();
    if (all.size() > MOST) {
      pieces.addAll(all);
    }
    return all.isEmpty() || all.size() > MOST ? List.of(UNKNOWN) : all;
  }

  private void piece(Tree tree, Map<Element, List<String>> bound, int depth) {
    pieces.addAll(texts(tree, bound, depth + 1));
  }

  private List<String> named(Element element, Map<Element, List<String>> bound, int depth) {
    if (bound.containsKey(element)) {
      return bound.get(element);
    }
    if (element instanceof VariableElement variable && variable.getConstantValue() != null) {
      Object constant = variable.getConstantValue();
      return List.of(String.valueOf(constant instanceof Character c ? (Object) (int) c : constant));
    }
    if (!isText(element) || !open.add(element)) {
      return List.of(UNKNOWN);
    }
    try {
      List<ExpressionTree> values = isOption(element) ? List.of() : code.values(element);
      boolean list = !element.asType().toString().equals("java.lang.String");
      if (list) {
        values.forEach(value -> piece(value, bound, depth));
      }
      SourceCode.Given given = code.given(element);
      if (given != null) {
        piece(given.by(), bound, depth);
      } else if (element.getKind() == ElementKind.PARAMETER
          && element.getEnclosingElement() instanceof ExecutableElement method) {
        parameter(method, method.getParameters().indexOf(element));
      } else if (element.getKind() == ElementKind.FIELD
          && values.isEmpty()
          && element.getEnclosingElement() instanceof TypeElement type) {
        component(type, element);
      }
      // Nothing is what a variable begins with that is given something later.
      boolean later = values.size() > 1;
      return list || values.isEmpty()
          ? List.of(UNKNOWN)
          : either(
              values.stream().filter(value -> !later || !value.toString().equals("\"\"")),
              bound,
              depth);
    } finally {
      open.remove(element);
    }
  }

  /** Of the command line: what the user gives. */
  private static boolean isOption(Element element) {
    return element.getAnnotationMirrors().stream()
        .anyMatch(one -> one.getAnnotationType().toString().startsWith("picocli."));
  }

  private static boolean isText(Element element) {
    String type = element.asType().toString();
    return type.contains("java.lang.String") || type.contains("java.lang.CharSequence");
  }

  private void parameter(ExecutableElement method, int index) {
    if (index >= 0) {
      parameters.add(new Parameter(method, index));
    }
  }

  /** A field of a record is what its constructor is given. */
  private void component(TypeElement type, Element field) {
    List<? extends RecordComponentElement> components = type.getRecordComponents();
    for (int i = 0; i < components.size(); i++) {
      if (components.get(i).getSimpleName().equals(field.getSimpleName())) {
        for (Element member : type.getEnclosedElements()) {
          if (member instanceof ExecutableElement constructor
              && constructor.getKind() == ElementKind.CONSTRUCTOR
              && constructor.getParameters().size() == components.size()) {
            parameter(constructor, i);
          }
        }
      }
    }
  }

  private List<String> called(
      MethodInvocationTree call, Map<Element, List<String>> bound, int depth) {
    if (!(code.element(call) instanceof ExecutableElement method)) {
      return List.of(UNKNOWN);
    }
    String name = method.getSimpleName().toString();
    if (method.getReturnType().toString().equals("java.lang.String")
        && (name.equals("format") || name.equals("formatted"))
        && code.returned(method).isEmpty()) {
      return formatted(call, name, bound, depth);
    }
    if (name.equals("getMessage") || name.equals("getLocalizedMessage")) {
      carries = true;
      return List.of(UNKNOWN);
    }
    List<ExpressionTree> returned = code.returned(method);
    if (!returned.isEmpty() && open.add(method)) {
      try {
        Map<Element, List<String>> inner = new HashMap<>();
        for (int i = 0; i < method.getParameters().size() && i < call.getArguments().size(); i++) {
          inner.put(method.getParameters().get(i), texts(call.getArguments().get(i), bound, depth));
        }
        return spoken(either(returned.stream(), inner, depth));
      } finally {
        open.remove(method);
      }
    }
    if (method.getEnclosingElement() instanceof TypeElement type
        && method.getParameters().isEmpty()) {
      type.getEnclosedElements().stream()
          .filter(member -> member.getKind() == ElementKind.FIELD)
          .filter(member -> member.getSimpleName().equals(method.getSimpleName()))
          .filter(MessageTexts::isText)
          .forEach(field -> component(type, field));
    }
    elsewhere(method, call, bound, depth);
    return List.of(UNKNOWN);
  }

  /**
   * What a method says, without quotes and units around what is not known: these are many, and
   * nobody looks for them. Where it may say something else, too, all is a piece.
   */
  private List<String> spoken(List<String> texts) {
    List<String> all =
        texts.stream()
            .map(
                text ->
                    text.codePoints().filter(Character::isLetter).count() < FEWEST_LETTERS
                        ? UNKNOWN
                        : text)
            .distinct()
            .toList();
    if (all.size() > 1 && all.contains(UNKNOWN)) {
      pieces.addAll(all);
      return List.of(UNKNOWN);
    }
    return all;
  }

  /**
   * A method that is not of the sources may hand on what it is called on, and one of a collection
   * what it is given.
   */
  private void elsewhere(
      ExecutableElement method,
      MethodInvocationTree call,
      Map<Element, List<String>> bound,
      int depth) {
    String type = method.getEnclosingElement().toString();
    if (!type.matches("java\\.(util\\.(stream\\.)?|lang\\.(String|Object|Iterable)).*")) {
      return;
    }
    if (call.getMethodSelect() instanceof MemberSelectTree select
        && !method.getSimpleName().contentEquals("split")) {
      piece(select.getExpression(), bound, depth);
    }
    if (!type.equals("java.lang.String")
        || method.getSimpleName().toString().matches("join|valueOf")) {
      call.getArguments().forEach(argument -> piece(argument, bound, depth));
    }
  }

  private List<String> formatted(
      MethodInvocationTree call, String name, Map<Element, List<String>> bound, int depth) {
    Tree format =
        name.equals("formatted")
            ? ((MemberSelectTree) call.getMethodSelect()).getExpression()
            : call.getArguments().stream()
                .filter(argument -> !argument.toString().startsWith("Locale."))
                .findFirst()
                .orElse(null);
    call.getArguments().stream()
        .filter(argument -> argument != format)
        .forEach(argument -> piece(argument, bound, depth));
    return texts(format, bound, depth).stream()
        .map(text -> text.replaceAll("%[-#+ 0,(]*[0-9]*(\\.[0-9]+)?[a-zA-Z]", UNKNOWN))
        .map(text -> text.replace("%%", "%"))
        .toList();
  }

  private static Stream<? extends Tree> results(SwitchExpressionTree choice) {
    List<Tree> results = new ArrayList<>();
    for (CaseTree one : choice.getCases()) {
      if (one.getBody() instanceof ExpressionTree value) {
        results.add(value);
      } else {
        new TreeScanner<Void, Void>() {
          @Override
          public Void visitYield(YieldTree yielded, Void nothing) {
            results.add(yielded.getValue());
            return null;
          }
        }.scan(one, null);
      }
    }
    return results.stream();
  }

  private static Stream<? extends Tree> results(LambdaExpressionTree lambda) {
    if (lambda.getBody() instanceof ExpressionTree value) {
      return Stream.of(value);
    }
    List<Tree> results = new ArrayList<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitReturn(ReturnTree result, Void nothing) {
        results.add(result.getExpression());
        return null;
      }

      @Override
      public Void visitLambdaExpression(LambdaExpressionTree inner, Void nothing) {
        return null;
      }
    }.scan(lambda.getBody(), null);
    return results.stream();
  }
}
