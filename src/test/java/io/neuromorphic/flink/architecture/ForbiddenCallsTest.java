/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.neuromorphic.flink.architecture.ProjectClasses.check;
import static io.neuromorphic.flink.architecture.ProjectClasses.in;

import com.tngtech.archunit.core.domain.JavaClass.Predicates;
import java.io.ObjectInputStream;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** What no class may call, but for those named. */
class ForbiddenCallsTest {

  private static final String MAIN = ProjectClasses.ROOT + ".cli.Main";
  private static final String BROKER_MAIN = ProjectClasses.ROOT + ".broker.BrokerMain";

  /** What StrictMath also has and is not exact: its last bit may differ from JVM to JVM. */
  private static final String INEXACT =
      "a?(sin|cos|tan)h?|atan2|exp|expm1|log|log10|log1p|pow|cbrt|hypot|random";

  @Test
  void onlyMainsExit() {
    check(
        noClasses()
            .that()
            .doNotHaveFullyQualifiedName(MAIN)
            .and()
            .doNotHaveFullyQualifiedName(BROKER_MAIN)
            .should()
            .callMethodWhere(
                target(nameMatching("exit|halt"))
                    .and(
                        target(
                            owner(
                                Predicates.equivalentTo(System.class)
                                    .or(Predicates.equivalentTo(Runtime.class)))))));
  }

  /** Promise 1: the same bits on every JDK. */
  @Test
  void arithmeticIsTheSameEverywhere() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(
                in("kernel"), in("event"), in("codec"), in("state"), in("source"), in("operator"))
            .should()
            .callMethodWhere(
                target(nameMatching(INEXACT))
                    .and(target(owner(Predicates.equivalentTo(Math.class))))));
  }

  /** Promise 1: a random generator of our own, pinned by golden numbers. */
  @Test
  void randomNumbersAreOurOwn() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(in("cli"), in("broker"))
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Random.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(SplittableRandom.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ThreadLocalRandom.class));
  }

  /** Bytes from outside become numbers and texts, never objects of a class that they name. */
  @Test
  void inputNamesNoClasses() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ObjectInputStream.class)
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "java.beans..",
                "javax.script..",
                "javax.naming..",
                "java.rmi..",
                "com.esotericsoftware..",
                "org.yaml..")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.apache.flink.util.InstantiationUtil")
            // The low-level parsers are used: a mapper could be told to make any type.
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml.jackson.databind..")
            // Of the YAML engine, nodes alone: loaders and constructors follow tags.
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("org.snakeyaml.engine.v2.constructor..")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.snakeyaml.engine.v2.api.Load"));
  }

  /**
   * XML is read in headers of one format, and told to expand and fetch nothing; plots and reports
   * write it.
   */
  @Test
  void xmlIsReadInOnePlace() {
    check(
        noClasses()
            .that()
            .doNotHaveFullyQualifiedName(ProjectClasses.ROOT + ".codec.aedat4.StreamInfo")
            .and()
            .resideOutsideOfPackages(in("plot"), in("job.report"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.xml..", "org.xml..", "org.w3c.."));
    check(
        noClasses()
            .that()
            .resideInAPackage(in("job.report"))
            .should()
            .dependOnClassesThat(
                resideInAnyPackage("javax.xml..", "org.xml..", "org.w3c..")
                    .and(
                        not(
                            nameMatching(
                                "javax.xml.stream.XML(OutputFactory|Stream(Writer|Exception))")))));
  }
}
