/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.architecture.ProjectFiles;
import io.neuromorphic.flink.cli.CommandsPage;
import io.neuromorphic.flink.job.config.JobKeysPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages in {@code docs/reference} say what the code says. */
class ReferencePagesTest {

  private static final String UPDATE = "reference.update";
  private static final Path FOLDER = ProjectFiles.ROOT.resolve("docs/reference");

  /**
   * Where no words are found, and there are none: each hands on what others say, and these are
   * looked at by themselves.
   */
  private static final Set<String> HANDED_ON =
      Set.of(
          "cli/Failures: placed(problems.get(0), paint)",
          "cli/Failures: shortHelp(line, paint)",
          "job/ClusterJob: \"{}\",warning",
          "job/config/LiveInputReader: \"protocol\",String.join(\", \", words)",
          "job/run/KafkaWatch: next.text",
          "source/live/LiveLog: \"{}{}\",stem,what",
          "source/live/WarningCounter: kind,more");

  /** A rejected event that is read again from a checkpoint. */
  private static final String READ_AGAIN = "state/RejectionSerializer: ";

  /** A page, and how it is made. */
  enum Page {
    JOB_FILE("job-file.md", JobKeysPage::text),
    COMMANDS("commands.md", CommandsPage::text),
    METRICS("metrics.md", MetricsPage::text),
    ERRORS("errors.md", ErrorsPage::text);

    private final String file;
    private final Maker maker;

    Page(String file, Maker maker) {
      this.file = file;
      this.maker = maker;
    }
  }

  /** Makes a page. */
  interface Maker {
    String make() throws Exception;
  }

  @ParameterizedTest
  @EnumSource
  void aPageIsWhatTheCodeSays(Page page) throws Exception {
    Path file = FOLDER.resolve(page.file);
    String made = page.maker.make();
    if (Boolean.getBoolean(UPDATE)) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, made);
    }
    assertThat(Files.exists(file) ? Files.readString(file) : "")
        .as(
            "docs/reference/%s; after a change of the code, write it anew and look at the"
                + " difference: mvn test -Dtest=ReferencePagesTest -D%s=true",
            page.file, UPDATE)
        .isEqualTo(made);
  }

  @ParameterizedTest
  @EnumSource
  void aPageIsMadeTheSameEachTime(Page page) throws Exception {
    assertThat(page.maker.make()).isEqualTo(page.maker.make());
  }

  @Test
  void everyMessageOfTheProjectIsSeen() throws IOException {
    Set<String> unseen = MessageScan.ofProject().unseen();
    assertThat(unseen)
        .as(
            "messages of which not a word is found, so that they are not in docs/reference/errors.md: say them in a way that"
                + " MessageTexts follows (a literal, a constant, a parameter named message, problem or expected), or teach it")
        .allSatisfy(
            place ->
                assertThat(HANDED_ON.contains(place) || place.startsWith(READ_AGAIN)).isTrue());
    assertThat(unseen).as("those that are allowed are still there").containsAll(HANDED_ON);
  }
}
