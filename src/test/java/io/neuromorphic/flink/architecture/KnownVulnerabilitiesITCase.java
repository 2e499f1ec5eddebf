/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.architecture.Libraries.Library;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * No library in a version that is known to be vulnerable, but for those that are accepted for a
 * reason. What is known is a file of the project: this check works without a network, and knows
 * what was known when the file was last looked after.
 */
class KnownVulnerabilitiesITCase {

  private record Advisory(String id, String library, List<VersionRange> versions) {
    static Advisory of(String[] fields) {
      // Between two ranges stands a comma, too.
      List<VersionRange> ranges =
          Arrays.stream(fields[2].split("(?<=[)\\]]),")).map(VersionRange::of).toList();
      return new Advisory(fields[0], fields[1], ranges);
    }

    boolean hits(Library used) {
      boolean named =
          library.endsWith("*")
              ? used.name().startsWith(library.substring(0, library.length() - 1))
              : used.name().equals(library);
      return named && versions.stream().anyMatch(range -> range.contains(used.version()));
    }
  }

  private static List<String[]> rows(String file) throws IOException {
    List<String[]> rows = new ArrayList<>();
    for (String line : ProjectFiles.read("src/test/resources/libraries/" + file).lines().toList()) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] fields = line.split("\\s*\\|\\s*");
        assertThat(fields).as(line).hasSize(3);
        rows.add(fields);
      }
    }
    return rows;
  }

  @Test
  void noVulnerableVersionIsUsedUnlessAcceptedForAReason() throws IOException {
    List<Library> libraries = Libraries.all();
    assertThat(libraries).hasSizeGreaterThan(50);
    TreeSet<String> accepted = new TreeSet<>();
    rows("accepted.txt").forEach(row -> accepted.add(row[0] + " " + row[1]));
    TreeSet<String> hits = new TreeSet<>();
    List<String> findings = new ArrayList<>();

    for (Advisory advisory : rows("advisories.txt").stream().map(Advisory::of).toList()) {
      for (Library library : libraries) {
        if (advisory.hits(library)) {
          String version = library.name() + " " + library.version();
          hits.add(version);
          if (!accepted.contains(version)) {
            findings.add(version + ": " + advisory.id());
          }
        }
      }
    }

    assertThat(findings).isEmpty();
    assertThat(hits).as("accepted.txt names only what still is there").isEqualTo(accepted);
  }
}
