/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Strongly connected components of a graph, by Tarjan's algorithm (1972), each after those that
 * lead to it.
 */
final class StrongComponents {

  private final Map<String, Set<String>> next;
  private final Map<String, Integer> number = new HashMap<>();
  private final Map<String, Integer> least = new HashMap<>();
  private final Deque<String> open = new ArrayDeque<>();
  private final List<List<String>> found = new ArrayList<>();

  private StrongComponents(Map<String, Set<String>> next) {
    this.next = next;
  }

  /**
   * The components, in topological order.
   *
   * @param next by node: where its edges lead to
   */
  static List<List<String>> of(Map<String, Set<String>> next) {
    StrongComponents search = new StrongComponents(next);
    for (String node : next.keySet()) {
      if (!search.number.containsKey(node)) {
        search.visit(node);
      }
    }
    Collections.reverse(search.found);
    return search.found;
  }

  private void visit(String root) {
    // A stack of our own: a chain of populations may be long.
    Deque<Deque<String>> left = new ArrayDeque<>();
    Deque<String> path = new ArrayDeque<>();
    enter(root, path, left);
    while (!path.isEmpty()) {
      String node = path.peek();
      String to = left.peek().poll();
      if (to == null) {
        left.pop();
        path.pop();
        leave(node, path.peek());
      } else if (!number.containsKey(to)) {
        enter(to, path, left);
      } else if (open.contains(to)) {
        least.merge(node, number.get(to), Math::min);
      }
    }
  }

  private void enter(String node, Deque<String> path, Deque<Deque<String>> left) {
    number.put(node, number.size());
    least.put(node, number.get(node));
    open.push(node);
    path.push(node);
    left.push(new ArrayDeque<>(next.get(node)));
  }

  private void leave(String node, String parent) {
    if (parent != null) {
      least.merge(parent, least.get(node), Math::min);
    }
    if (least.get(node).equals(number.get(node))) {
      List<String> component = new ArrayList<>();
      String member;
      do {
        member = open.pop();
        component.add(member);
      } while (!member.equals(node));
      found.add(component);
    }
  }
}
