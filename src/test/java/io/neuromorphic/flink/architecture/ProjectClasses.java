/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

/**
 * The project's classes, as rules see them. Rules are checked in plain test methods: surefire does
 * not report those in fields, and not that they fail either.
 */
final class ProjectClasses {

  static final String ROOT = "io.neuromorphic.flink";

  /** All but the tests. */
  static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
          .importPackages(ROOT);

  /** What is published for tests of others; it lies among ours. */
  static final JavaClasses TEST_KIT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
          .importPackages(ROOT + ".testing");

  private ProjectClasses() {}

  static void check(ArchRule rule) {
    rule.check(MAIN);
  }

  /** The package of a layer and all below it. */
  static String in(String layer) {
    return ROOT + "." + layer + "..";
  }
}
