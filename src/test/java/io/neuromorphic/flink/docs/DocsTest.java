/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.architecture.ProjectFiles;
import io.neuromorphic.flink.docs.MarkdownPage.Link;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The documentation holds together: links, headings, navigation, pictures. */
class DocsTest {

  private static final Path DOCS = ProjectFiles.ROOT.resolve("docs");

  private List<MarkdownPage> pages;

  @BeforeEach
  void readPages() throws IOException {
    pages = MarkdownPage.all();
  }

  @Test
  void everyLinkLeadsToAFileAndAHeading() throws IOException {
    List<String> broken = new ArrayList<>();
    for (MarkdownPage page : pages) {
      for (Link link : page.links()) {
        if (link.isLocal() && !leadsSomewhere(page, link)) {
          broken.add(page.at(link.line()) + ": " + link.target());
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void headingsOfAPageDiffer() {
    for (MarkdownPage page : pages) {
      if (!page.file().endsWith("CHANGELOG.md")) {
        assertThat(page.anchors()).as("%s", page).doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void everyPageIsInTheNavigationOnce() throws IOException {
    String config = ProjectFiles.read("mkdocs.yml");
    List<String> navigation =
        Pattern.compile(": (\\S+\\.md)$", Pattern.MULTILINE)
            .matcher(config.substring(config.indexOf("\nnav:")))
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(navigation)
        .containsExactlyInAnyOrderElementsOf(pages.stream().map(DocsTest::inTheSite).toList());
  }

  /** A second table of keys or options would be forgotten when the code changes. */
  @Test
  void keysAndTheirDefaultsAreInTheReferenceAlone() {
    for (MarkdownPage page : pages) {
      if (!page.toString().startsWith("docs/reference/")) {
        assertThat(page.prose())
            .as("%s: link to docs/reference, which is made from the code", page)
            .noneMatch(
                line -> line.matches("\\|\\s*(key|option)s?\\s*\\|.*\\|\\s*default\\s*\\|.*"));
      }
    }
  }

  @Test
  void everyPictureIsShownOrLinked() throws IOException {
    Set<Path> shown =
        pages.stream()
            .flatMap(page -> page.links().stream().map(link -> target(page, link)))
            .collect(Collectors.toSet());
    try (Stream<Path> files = Files.walk(DOCS)) {
      assertThat(files.filter(file -> file.toString().matches(".*\\.(png|svg|csv|txt)")))
          .isNotEmpty()
          .allSatisfy(file -> assertThat(shown).contains(file));
    }
  }

  @Test
  void everyPictureHasWordsForThoseWhoDoNotSeeIt() {
    for (MarkdownPage page : pages) {
      assertThat(page.prose()).as("%s", page).noneMatch(line -> line.contains("![]("));
    }
  }

  /** MkDocs, unlike code hosts, takes such a list for a part of the paragraph before it. */
  @Test
  void aListBeginsAfterAnEmptyLine() {
    Set<String> wrong = new TreeSet<>();
    for (MarkdownPage page : pages) {
      List<String> prose = page.prose();
      for (int n = 1; n < prose.size(); n++) {
        String before = prose.get(n - 1);
        if (isItem(prose.get(n)) && before.matches("[^\\s#|].*") && !isItem(before)) {
          wrong.add(page.at(n + 1));
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static boolean isItem(String line) {
    return line.matches("(-|\\d+\\.) .*");
  }

  private static boolean leadsSomewhere(MarkdownPage page, Link link) throws IOException {
    Path target = target(page, link);
    if (!Files.exists(target) || target.startsWith(ProjectFiles.ROOT.resolve("target"))) {
      return false;
    }
    return link.anchor().isEmpty() || MarkdownPage.read(target).anchors().contains(link.anchor());
  }

  private static Path target(MarkdownPage page, Link link) {
    return link.path().isEmpty()
        ? page.file()
        : page.file().resolveSibling(link.path()).normalize();
  }

  /** Its name in the navigation: pages of docs stand beside those at the root. */
  private static String inTheSite(MarkdownPage page) {
    Path folder = page.file().startsWith(DOCS) ? DOCS : ProjectFiles.ROOT;
    return folder.relativize(page.file()).toString();
  }
}
