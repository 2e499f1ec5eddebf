/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.architecture.Libraries.Library;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every library may be used under a licence that this project can live with. */
class LicencesITCase {

  /** By the names that the libraries give them. */
  private static final Pattern ALLOWED =
      Pattern.compile(
          "(The )?Apache( Software)?( License)?[ ,-]*(V|[vV]ersion )?2\\.0( License)?"
              + "|(The )?MIT( License)?"
              + "|BSD|BSD-[23]-Clause|BSD [23]-Clause License|[23]-Clause BSD License"
              + "|New BSD License|Go License|Unicode/ICU License"
              + "|Eclipse Public License( -)? (v ?)?[12]\\.0"
              + "|Public Domain, per Creative Commons CC0");

  /** Under other licences, for what a user of the project never gets. */
  private static final List<String> BENCHMARKS_ONLY =
      List.of("org.openjdk.jmh:jmh-core", "org.openjdk.jmh:jmh-generator-annprocess");

  @Test
  void everyLicenceIsAllowed() throws IOException {
    List<Library> libraries = Libraries.all();

    assertThat(libraries).hasSizeGreaterThan(50);
    assertThat(libraries)
        .filteredOn(
            library -> library.licences().stream().noneMatch(l -> ALLOWED.matcher(l).matches()))
        .extracting(Library::name)
        .containsExactlyInAnyOrderElementsOf(BENCHMARKS_ONLY);
  }
}
