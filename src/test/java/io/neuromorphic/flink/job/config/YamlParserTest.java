/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlParserTest {

  @TempDir Path folder;

  @Test
  void anAliasIsWorthItsAnchor() {
    JobConfig job =
        JobText.of(
                folder,
                """
                name: test
                inputs:
                  - {name: left, scene: &scene {seed: 9}, into: retina}
                  - {name: right, scene: *scene, into: retina}
                populations:
                  retina: {size: 4, behavior: tonic_spiking}
                """)
            .set("inputs.left.scene.seed=8")
            .read();

    assertThat(job.inputs())
        .extracting(input -> ((InputConfig.Scene) input.origin()).seed())
        .containsExactly(8L, 9L);
  }

  @Test
  void brokenYamlIsLocated() {
    assertThat(refused("name: x\ndt: [1ms\nstate: hashmap\n"))
        .singleElement()
        .asString()
        .startsWith("job.yaml:3: not YAML: ");
    assertThat(refused("name: x\n\tdt: 1ms\n"))
        .singleElement()
        .asString()
        .startsWith("job.yaml:2: not YAML: ");
    assertThat(refused("name: x\ndt: \u0007\n"))
        .containsExactly("job.yaml:2: not YAML: character U+0007 is not allowed");
    assertThat(refused("a: 1\n---\nb: 2\n"))
        .singleElement()
        .asString()
        .startsWith("job.yaml:2: not YAML: ");
  }

  @Test
  void aFileIsAMap() {
    assertThat(refused("")).containsExactly("job.yaml:1: the file is empty");
    assertThat(refused("# nothing\n")).containsExactly("job.yaml:1: the file is empty");
    assertThat(refused("hello"))
        .containsExactly("job.yaml:1: expected a map of keys, found 'hello'");
    assertThat(refused("- a")).containsExactly("job.yaml:1: expected a map of keys, found a list");
  }

  @Test
  void aKeyStandsOnce() {
    assertThat(refused("name: x\ndt: 1ms\nname: y"))
        .containsExactly("job.yaml:3: the key 'name' stands twice (first on line 1)");
    assertThat(refused("? [a, b]\n: c"))
        .containsExactly("job.yaml:1: a key must be a single word, found a list or map");
  }

  @Test
  void tagsOfOtherProgramsAreRefused() {
    assertThat(refused("name: !!javax.script.ScriptEngineManager [x]"))
        .singleElement()
        .asString()
        .startsWith(
            "job.yaml:1: the tag tag:yaml.org,2002:javax.script.ScriptEngineManager means nothing");
  }

  @Test
  void deepNestingIsRefusedWithoutDeepRecursion() {
    assertThat(refused("name: x\na: " + "[".repeat(100_000)))
        .containsExactly("job.yaml:2: nested more than 32 levels deep");
    StringBuilder block = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      block.append(" ".repeat(i)).append("a:\n");
    }
    assertThat(refused(block.toString()))
        .containsExactly("job.yaml:33: nested more than 32 levels deep");
  }

  @Test
  void bombsOfAliasesAreRefused() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x]\n");
    for (int i = 1; i < 9; i++) {
      String alias = "*a" + (i - 1);
      bomb.append("a" + i + ": &a" + i + " [" + (alias + ", ").repeat(5) + alias + "]\n");
    }
    assertThat(refused(bomb.toString()))
        .singleElement()
        .asString()
        .contains("values, aliases counted in full");

    String many = "a: &a [x]\nb: [" + "*a, ".repeat(60) + "*a]";
    assertThat(refused(many)).singleElement().asString().contains("not YAML: ").contains("alias");

    assertThat(refused("a: &a [*a]"))
        .containsExactly("job.yaml:1: nested more than 32 levels deep, or within itself");
    assertThat(refused("a: &a {b: *a}")).hasSize(1);
  }

  @Test
  void theLimitsOfAFileAreWhatIsPromised() {
    // The map is the first level; a word in the innermost list would be one more.
    assertParsed("a: " + "[".repeat(31) + "]".repeat(31));
    assertParsed("a: " + "[".repeat(30) + "x" + "]".repeat(30));
    assertNotParsed("a: " + "[".repeat(32) + "]".repeat(32), "nested more than 32 levels deep");

    // The map and the list are two.
    assertParsed("a: [" + "x, ".repeat(200_000 - 2) + "]");
    assertNotParsed("a: [" + "x, ".repeat(200_000 - 1) + "]", "more than 200000 values");

    assertParsed("a: &a [x]\nb: [" + "*a, ".repeat(50) + "]");
    assertNotParsed("a: &a [x]\nb: [" + "*a, ".repeat(51) + "]", "alias");
    // Aliases of words are words.
    assertParsed("a: &a x\nb: [" + "*a, ".repeat(10_000) + "]");
  }

  private static void assertParsed(String text) {
    assertThat(YamlParser.parse(text, line -> new Place("job.yaml", line, Path.of(""))))
        .isPresent();
  }

  private static void assertNotParsed(String text, String problem) {
    assertThat(
            catchThrowableOfType(
                    JobFileException.class,
                    () -> YamlParser.parse(text, line -> new Place("job.yaml", line, Path.of(""))))
                .problems())
        .singleElement()
        .asString()
        .contains(problem);
  }

  @Test
  void aFileHasABoundedLength() throws IOException {
    Path file = folder.resolve("long.yaml");
    Files.writeString(file, "nam: x\n#" + "x".repeat((1 << 20) - 8));
    assertThat(
            catchThrowableOfType(JobFileException.class, () -> JobFileReader.read(file, List.of()))
                .problems())
        .as("a megabyte is read")
        .noneMatch(problem -> problem.contains("longer than"));

    assertThat(refused("name: x\n#" + "x".repeat(1 << 20)))
        .containsExactly("job.yaml: longer than 1048576 bytes");
  }

  @Test
  void otherEncodingsAreRefused() throws IOException {
    Path file = folder.resolve("latin.yaml");
    Files.write(file, new byte[] {'n', 'a', 'm', 'e', ':', ' ', (byte) 0xe4});

    assertThat(
            catchThrowableOfType(JobFileException.class, () -> JobFileReader.read(file, List.of()))
                .problems())
        .containsExactly(file + ": not UTF-8 text");
  }

  private List<String> refused(String text) {
    return JobText.of(folder, text).problems();
  }
}
