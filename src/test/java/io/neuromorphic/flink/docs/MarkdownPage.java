/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.docs;

import io.neuromorphic.flink.architecture.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation, as far as tests look into it: links, headings, blocks of code.
 *
 * @param file where it is
 * @param lines its text
 */
public record MarkdownPage(Path file, List<String> lines) {

  private static final List<String> AT_THE_ROOT =
      List.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md");

  private static final Pattern LINK = Pattern.compile("(!?)\\[[^\\]]*\\]\\(([^)\\s]*)\\)");
  private static final Pattern HEADING = Pattern.compile("#{1,6} (.*)");
  private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]+)\">");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  /** All pages: those of the folder docs, and three at the root. */
  public static List<MarkdownPage> all() throws IOException {
    List<MarkdownPage> pages = new ArrayList<>();
    for (String name : AT_THE_ROOT) {
      pages.add(read(ProjectFiles.ROOT.resolve(name)));
    }
    try (Stream<Path> files = Files.walk(ProjectFiles.ROOT.resolve("docs"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".md")).sorted().toList()) {
        pages.add(read(file));
      }
    }
    return pages;
  }

  /** One page. */
  public static MarkdownPage read(Path file) throws IOException {
    return new MarkdownPage(file, Files.readAllLines(file));
  }

  /** What leads elsewhere; also pictures, which are shown here. */
  public List<Link> links() {
    List<Link> links = new ArrayList<>();
    List<String> prose = prose();
    for (int n = 0; n < prose.size(); n++) {
      Matcher link = LINK.matcher(CODE.matcher(prose.get(n)).replaceAll("code"));
      while (link.find()) {
        links.add(new Link(n + 1, link.group(2), !link.group(1).isEmpty()));
      }
    }
    return links;
  }

  /** What a link may name behind {@code #}, by the rules of code hosts. */
  public List<String> anchors() {
    List<String> anchors = new ArrayList<>();
    for (String line : prose()) {
      Matcher heading = HEADING.matcher(line);
      if (heading.matches()) {
        anchors.add(anchor(heading.group(1)));
      }
      ANCHOR.matcher(line).results().forEach(found -> anchors.add(found.group(1)));
    }
    return anchors;
  }

  private static String anchor(String heading) {
    String text = heading.replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1").toLowerCase(Locale.ROOT);
    return text.replaceAll("[^\\p{L}\\p{N}\\p{M}_\\- ]", "").replace(' ', '-');
  }

  /** Blocks of code between fences, in order. */
  public List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    int open = -1;
    for (int n = 0; n < lines.size(); n++) {
      if (!isFence(n)) {
        continue;
      }
      if (open < 0) {
        open = n;
      } else {
        String language = lines.get(open).strip().substring(3);
        blocks.add(new Block(open + 2, language, lines.subList(open + 1, n)));
        open = -1;
      }
    }
    return blocks;
  }

  /** Code within sentences, in order. */
  public List<String> codeInProse() {
    return prose().stream()
        .flatMap(line -> CODE.matcher(line).results().map(found -> found.group(1)))
        .toList();
  }

  /** The lines; those of blocks are empty. */
  List<String> prose() {
    List<String> prose = new ArrayList<>();
    boolean inside = false;
    for (int n = 0; n < lines.size(); n++) {
      boolean fence = isFence(n);
      prose.add(inside || fence ? "" : lines.get(n));
      inside ^= fence;
    }
    return prose;
  }

  /** How tests name a line of it. */
  public String at(int line) {
    return this + ":" + line;
  }

  @Override
  public String toString() {
    return ProjectFiles.ROOT.relativize(file).toString();
  }

  private boolean isFence(int line) {
    return lines.get(line).stripLeading().startsWith("```");
  }

  /**
   * A link or a picture.
   *
   * @param line where, from 1
   * @param target as written
   * @param picture whether it is shown in place
   */
  public record Link(int line, String target, boolean picture) {

    /** Whether it stays in the project. */
    public boolean isLocal() {
      return !target.matches("[a-z]+:.*");
    }

    /** The file that is meant; empty for a place of the same page. */
    public String path() {
      return target.replaceFirst("#.*", "");
    }

    /** The heading that is meant, or nothing. */
    public String anchor() {
      return target.contains("#") ? target.substring(target.indexOf('#') + 1) : "";
    }
  }

  /**
   * A block of code.
   *
   * @param line of its first line of code, from 1
   * @param language as its fence says; may be empty
   * @param code its lines
   */
  public record Block(int line, String language, List<String> code) {

    /** Its text. */
    public String text() {
      return String.join("\n", code) + "\n";
    }
  }
}
