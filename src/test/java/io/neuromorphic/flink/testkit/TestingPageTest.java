/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.testing.SpikeTrainsAssert;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code docs/testing.md} shows is what is tested. */
class TestingPageTest {

  private static final Path PAGE = Path.of("docs/testing.md");
  private static final Path CODE =
      Path.of("src/test/java/io/neuromorphic/flink/testkit/TestingPageITCase.java");

  private static List<String> blocks(String language) throws IOException {
    Pattern block = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL);
    return block.matcher(Files.readString(PAGE)).results().map(result -> result.group(1)).toList();
  }

  /** Without the blanks in which the two may differ. */
  private static String flat(String code) {
    return code.replaceAll("\\s+", " ").strip();
  }

  @Test
  void itsCodeIsCompiledAndRun() throws IOException {
    String code = flat(Files.readString(CODE));

    assertThat(blocks("java"))
        .hasSize(6)
        .allSatisfy(block -> assertThat(code).contains(flat(block)));
  }

  @Test
  void itNamesTheArtifactThatIsBuilt() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));

    assertThat(blocks("xml")).hasSize(1);
    for (String tag : List.of("groupId", "artifactId", "version")) {
      Pattern value = Pattern.compile("<" + tag + ">(.*?)</" + tag + ">");
      assertThat(value.matcher(blocks("xml").get(0)).results().map(MatchResult::group))
          .singleElement()
          .isEqualTo(value.matcher(pom).results().findFirst().orElseThrow().group());
    }
  }

  @Test
  void itsOptionsOfTheJvmAreThoseOfTheLauncher() throws IOException {
    String launcher = Files.readString(Path.of("bin/neuromorphic"));

    assertThat(blocks("text")).hasSize(1);
    assertThat(blocks("text").get(0).strip().split("\\s+"))
        .hasSizeGreaterThan(3)
        .allSatisfy(option -> assertThat(launcher).contains(option.replace("--add-opens=", "")));
  }

  @Test
  void itsTablesNameEveryAssertion() throws IOException {
    String page = Files.readString(PAGE);

    assertThat(SpikeTrainsAssert.class.getDeclaredMethods())
        .filteredOn(method -> Modifier.isPublic(method.getModifiers()))
        .filteredOn(method -> !method.isBridge())
        .extracting(Method::getName)
        .isNotEmpty()
        .allSatisfy(name -> assertThat(page).contains("`" + name + "("));
  }
}
