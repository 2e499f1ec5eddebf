/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.neuromorphic.flink.architecture.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documentation can be built as a site, which needs nothing from elsewhere. */
class DocsSiteITCase {

  private static final Pattern ID = Pattern.compile(" (?:id|name)=\"?([^\"\\s>]+)");
  private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"?([^\"\\s>]*)#([^\"\\s>]+)");
  private static final Pattern FETCHED =
      Pattern.compile("<(?:script|img|iframe)[^>]* src=\"?(?:https?:)?//|<link [^>]*href=\"?http");

  @TempDir private static Path folder;
  private static Path site;

  @BeforeAll
  static void build() throws Exception {
    assumeTrue(mkdocsIsThere(), "no mkdocs here: apt-get install mkdocs mkdocs-material");
    site = folder.resolve("site");
    Path said = folder.resolve("mkdocs.log");
    Process mkdocs =
        new ProcessBuilder("mkdocs", "build", "--strict", "--site-dir", site.toString())
            .directory(ProjectFiles.ROOT.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try {
      assertThat(mkdocs.waitFor(180, TimeUnit.SECONDS)).as("mkdocs has ended").isTrue();
    } finally {
      mkdocs.destroyForcibly();
    }
    assertThat(mkdocs.exitValue()).as(Files.readString(said)).isZero();
  }

  @Test
  void everyPageIsThere() throws IOException {
    for (MarkdownPage page : MarkdownPage.all()) {
      String name = page.toString().replaceFirst("^docs/", "").replaceFirst("\\.md$", "/");
      String html = name.replaceFirst("(README|index)/$", "") + "index.html";
      assertThat(site.resolve(html)).as("%s", page).exists();
    }
  }

  @Test
  void headingsThatAreLinkedAreThere() throws IOException {
    Set<String> broken = new TreeSet<>();
    for (Path page : pages()) {
      Matcher link = LINK.matcher(Files.readString(page));
      while (link.find()) {
        Path target = page.getParent().resolve(link.group(1)).normalize();
        Path file = Files.isDirectory(target) ? target.resolve("index.html") : target;
        if (link.group(1).isEmpty() ? !ids(page).contains(link.group(2)) : isLost(file, link)) {
          broken.add(site.relativize(page) + ": " + link.group(1) + "#" + link.group(2));
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void nothingIsFetchedFromElsewhere() throws IOException {
    for (Path page : pages()) {
      assertThat(Files.readString(page)).as("%s", page).doesNotContainPattern(FETCHED);
    }
  }

  @Test
  void whatIsSearchedIsInTheIndex() throws IOException {
    String index = Files.readString(site.resolve("search/search_index.json"));
    for (String word : List.of("quiescent", "tau_inv", "FileSource", "savepoint")) {
      assertThat(index.contains(word)).as(word).isTrue();
    }
  }

  private static boolean isLost(Path file, Matcher link) throws IOException {
    boolean elsewhere = link.group(1).startsWith("http");
    return !elsewhere && !(Files.exists(file) && ids(file).contains(link.group(2)));
  }

  private static Set<String> ids(Path page) throws IOException {
    return ID.matcher(Files.readString(page))
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(site)) {
      return files.filter(file -> file.endsWith("index.html")).toList();
    }
  }

  private static boolean mkdocsIsThere() {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(bin -> Files.isExecutable(Path.of(bin, "mkdocs")));
  }
}
