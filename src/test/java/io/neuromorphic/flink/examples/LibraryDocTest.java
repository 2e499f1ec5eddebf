/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.architecture.ProjectFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/library.md shows is in the examples, line by line; and so it compiles and runs. */
class LibraryDocTest {

  private static final Pattern BLOCK =
      Pattern.compile("(?:<!-- (examples/\\S+) -->\n)?```(?:java|xml)\n(.*?)\n```", Pattern.DOTALL);

  private record Block(String file, String code) {}

  private static List<Block> blocks() throws Exception {
    List<Block> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(ProjectFiles.read("docs/library.md"));
    while (matcher.find()) {
      blocks.add(new Block(matcher.group(1), matcher.group(2)));
    }
    return blocks;
  }

  /** Wherever it is indented, and however far. */
  private static String plain(String code) {
    return code.lines().map(String::strip).reduce("", (all, line) -> all + line + "\n");
  }

  @Test
  void everyBlockOfCodeIsInAnExample() throws Exception {
    assertThat(blocks()).hasSizeGreaterThan(5);
    for (Block block : blocks()) {
      assertThat(block.file()).as("the example that has%n%s", block.code()).isNotNull();
      assertThat(plain(ProjectFiles.read(block.file())))
          .as(block.file())
          .contains(plain(block.code()));
    }
  }

  /** The coordinates are this project's. */
  @Test
  void theVersionsAreThose() throws Exception {
    String examples = ProjectFiles.read("examples/pom.xml");
    assertThat(examples)
        .contains(
            "<artifactId>flink-neuromorphic</artifactId>\n      <version>"
                + ProjectFiles.version()
                + "</version>",
            "<flink.version>" + ProjectFiles.inPom("<flink.version>(.*)</") + "</flink.version>",
            "<version>" + ProjectFiles.inPom("<log4j.version>(.*)</") + "</version>",
            "<version>" + ProjectFiles.inPom("<junit.version>(.*)</") + "</version>");
  }
}
