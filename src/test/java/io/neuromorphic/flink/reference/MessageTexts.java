/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.reference;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The texts that an expression may become, as far as the source tells. */
final class MessageTexts {

  /** Stands for what only a run can tell. */
  static final String UNKNOWN = "…";

  private static final int DEEPEST = 6;
  private static final int MOST = 8;

  /** Initial values of the variables of the file, by their names. */
  private final Map<String, ExpressionTree> variables;

  /** Those of constants of all files: Class.NAME. */
  private final Map<String, ExpressionTree> constants;

  MessageTexts(Map<String, ExpressionTree> variables, Map<String, ExpressionTree> constants) {
    this.variables = variables;
    this.constants = constants;
  }

  /** Each with … where it is not known. */
  List<String> of(ExpressionTree expression) {
    return texts(expression, 0).stream()
        .map(text -> text.replaceAll("\\s+", " ").replaceAll("…+", UNKNOWN).strip())
        .distinct()
        .toList();
  }

  private List<String> texts(Tree tree, int depth) {
    if (tree == null || depth > DEEPEST) {
      return List.of(UNKNOWN);
    }
    if (tree instanceof LiteralTree literal) {
      return List.of(String.valueOf(literal.getValue()));
    }
    if (tree instanceof ParenthesizedTree inner) {
      return hasText(inner) ? texts(inner.getExpression(), depth) : List.of(UNKNOWN);
    }
    if (tree instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
      return joined(texts(sum.getLeftOperand(), depth), texts(sum.getRightOperand(), depth));
    }
    if (tree instanceof ConditionalExpressionTree either) {
      List<String> both = new ArrayList<>(texts(either.getTrueExpression(), depth));
      both.addAll(texts(either.getFalseExpression(), depth));
      return both.size() > MOST ? List.of(UNKNOWN) : both;
    }
    if (tree instanceof IdentifierTree name) {
      return texts(variables.get(name.getName().toString()), depth + 1);
    }
    if (tree instanceof MemberSelectTree constant) {
      return texts(constants.get(constant.toString()), depth + 1);
    }
    if (tree instanceof MethodInvocationTree call) {
      return formatted(call, depth);
    }
    return List.of(UNKNOWN);
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

  private List<String> formatted(MethodInvocationTree call, int depth) {
    String method = call.getMethodSelect().toString();
    ExpressionTree format = null;
    if (method.equals("String.format")) {
      format = call.getArguments().get(0);
    } else if (method.endsWith(".formatted")) {
      format = ((MemberSelectTree) call.getMethodSelect()).getExpression();
    }
    return format == null
        ? List.of(UNKNOWN)
        : texts(format, depth).stream()
            .map(text -> text.replaceAll("%[-#+ 0,(]*[0-9]*(\\.[0-9]+)?[a-zA-Z]", UNKNOWN))
            .map(text -> text.replace("%%", "%"))
            .toList();
  }
}
