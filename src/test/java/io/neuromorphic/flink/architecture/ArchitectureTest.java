/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.neuromorphic.flink.architecture.ProjectClasses.check;
import static io.neuromorphic.flink.architecture.ProjectClasses.in;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ObjectInputStream;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.metrics.MetricGroup;
import org.junit.jupiter.api.Test;

/** Which way imports point: downwards, from the door to the ground floor, and never sideways. */
class ArchitectureTest {

  /** Every package has its place, so that a stray one fails the build. */
  @Test
  void importsPointDown() {
    check(
        layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage(ProjectClasses.ROOT + "..")
            .layer("cli")
            .definedBy(in("cli"))
            .layer("stream")
            .definedBy(in("stream"))
            .layer("job")
            .definedBy(in("job"))
            .layer("source")
            .definedBy(in("source"))
            .layer("operator")
            .definedBy(in("operator"))
            .layer("sink")
            .definedBy(in("sink"))
            .layer("state")
            .definedBy(in("state"))
            .layer("codec")
            .definedBy(in("codec"))
            .layer("event")
            .definedBy(in("event"))
            .layer("kernel")
            .definedBy(in("kernel"))
            .layer("broker")
            .definedBy(in("broker"))
            .layer("plot")
            .definedBy(in("plot"))
            .layer("cluster")
            .definedBy(in("cluster"))
            .layer("view")
            .definedBy(in("view"))
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("stream")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("job")
            .mayOnlyBeAccessedByLayers("cli", "stream")
            .whereLayer("source")
            .mayOnlyBeAccessedByLayers("stream", "job")
            .whereLayer("operator")
            .mayOnlyBeAccessedByLayers("stream", "job")
            .whereLayer("sink")
            .mayOnlyBeAccessedByLayers("stream", "job")
            .whereLayer("state")
            .mayOnlyBeAccessedByLayers("stream", "job", "source", "operator", "sink")
            .whereLayer("codec")
            .mayOnlyBeAccessedByLayers("source", "sink", "view")
            .whereLayer("kernel")
            .mayOnlyBeAccessedByLayers("stream", "job", "operator", "state")
            .whereLayer("event")
            .mayOnlyBeAccessedByLayers(
                "stream", "job", "source", "operator", "sink", "state", "codec", "view")
            .whereLayer("broker")
            .mayOnlyBeAccessedByLayers("cli", "job", "cluster")
            .whereLayer("cluster")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("view")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("plot")
            .mayOnlyBeAccessedByLayers("cli", "job")
            .ensureAllClassesAreContainedInArchitecture());
  }

  /** A program that uses the door must not need what a cluster does not have. */
  @Test
  void theDoorOfProgramsUsesFlinkAlone() {
    check(
        onlyUses(
            "stream",
            in("job"),
            in("source"),
            in("operator"),
            in("sink"),
            in("state"),
            in("event"),
            in("kernel"),
            "org.apache.flink..",
            "org.slf4j"));
  }

  @Test
  void packagesAreFreeOfCycles() {
    check(slices().matching(ProjectClasses.ROOT + ".(*)..").should().beFreeOfCycles());
  }

  /** A layer's parts may share what lies in the layer's own package, which may name them all. */
  @Test
  void partsOfALayerAreFreeOfCycles() {
    check(slices().matching(ProjectClasses.ROOT + ".(*).(*)..").should().beFreeOfCycles());
  }

  @Test
  void kernelIsPlainJava() {
    check(onlyUses("kernel", "jdk.incubator.vector.."));
  }

  @Test
  void oneKernelClassUsesTheVectorApi() {
    Set<String> users =
        ProjectClasses.MAIN.stream()
            .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
            .filter(
                d -> d.getTargetClass().getBaseComponentType().getPackageName().startsWith("jdk."))
            .map(Dependency::getOriginClass)
            .map(ArchitectureTest::outermost)
            .collect(Collectors.toSet());
    assertThat(users).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void eventIsPlainJava() {
    check(onlyUses("event"));
  }

  @Test
  void codecUsesFormatLibraries() {
    check(
        onlyUses(
            "codec",
            in("event"),
            "com.fasterxml.jackson.core..",
            "com.google.protobuf..",
            "com.github.luben.zstd..",
            "javax.xml.stream.."));
  }

  @Test
  void brokerIsPlainJavaButForItsMain() {
    check(
        classes()
            .that()
            .resideInAPackage(in("broker"))
            .and(not(simpleName("BrokerMain")))
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("java..", in("broker"))));
  }

  @Test
  void clusterIsPlainJava() {
    check(
        classes()
            .that()
            .resideInAPackage(in("cluster"))
            .and()
            .resideOutsideOfPackage(in("cluster.reporter"))
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage("java..", in("cluster"), in("broker"))
                    .and(not(resideInAnyPackage(in("cluster.reporter"))))));
  }

  /** It runs in Flink's processes, without the rest of the project. */
  @Test
  void theReporterOfAClusterIsFlinksOwn() {
    check(
        onlyUses(
            "cluster.reporter",
            "org.apache.flink.metrics..",
            "io.prometheus.client..",
            "org.slf4j"));
  }

  @Test
  void brokerMainUsesKafka() {
    check(onlyUses("broker", "kafka..", "org.apache.kafka..", "scala.."));
  }

  @Test
  void plotUsesPlottingLibraries() {
    check(
        onlyUses(
            "plot",
            "javax.imageio..",
            "org.w3c.dom..",
            "org.knowm.xchart..",
            "org.apache.batik.."));
  }

  /** Spikes side by side are values: any program can compare some. */
  @Test
  void comparisonIsPlainJava() {
    check(onlyUses("job.compare", in("event"), in("plot")));
  }

  /** It is published, without the rest of our tests. */
  @Test
  void theTestKitUsesWhatItsUsersHave() {
    classes()
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                    "java..",
                    in("testing"),
                    "org.apache.flink..",
                    "org.apache.kafka.clients.admin..",
                    "org.apache.kafka.common..",
                    "org.assertj.core..",
                    "org.junit.jupiter.api..")
                .or(isOfTheMainClasses()))
        .check(ProjectClasses.TEST_KIT);
  }

  private static DescribedPredicate<JavaClass> isOfTheMainClasses() {
    return DescribedPredicate.describe(
        "are of the main classes", type -> ProjectClasses.MAIN.contain(type.getName()));
  }

  @Test
  void whatTheViewerRemembersIsPlainJava() {
    check(onlyUses("view.history", in("event")));
  }

  @Test
  void thePageKnowsNoKafka() {
    check(
        onlyUses(
            "view.page",
            ProjectClasses.ROOT + ".view",
            in("view.history"),
            "com.sun.net.httpserver..",
            "com.fasterxml.jackson.core..",
            "org.slf4j"));
  }

  @Test
  void theViewersFeedReadsKafkaAndRuns() {
    check(
        onlyUses(
            "view.feed",
            ProjectClasses.ROOT + ".view",
            in("view.history"),
            in("event"),
            in("codec"),
            "org.apache.kafka..",
            "org.slf4j"));
  }

  @Test
  void stateKnowsNoKafka() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(in("state"), in("operator"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.apache.flink.connector.."));
  }

  @Test
  void plottingStaysOutOfTheJobJar() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(in("plot"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.knowm.xchart..", "org.apache.batik.."));
  }

  @Test
  void aClusterHasNoDatabind() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "com.fasterxml.jackson.databind..", "com.fasterxml.jackson.annotation.."));
  }

  @Test
  void noGenericSerialization() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat(
                resideInAnyPackage("com.esotericsoftware..")
                    .or(simpleName("GenericTypeInfo"))
                    .or(simpleName("KryoSerializer"))));
  }

  /** Bytes of others never say which classes are made of them. */
  @Test
  void noJavaDeserialization() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ObjectInputStream.class)
            .orShould()
            .dependOnClassesThat(simpleName("InstantiationUtil")));
  }

  /** So that the reference of metrics, which lists what is described there, has all of them. */
  @Test
  void metricsAreRegisteredByWhatDescribesThem() {
    check(
        noClasses()
            .that()
            .doNotHaveFullyQualifiedName(ProjectClasses.ROOT + ".state.JobMetric")
            .and()
            // Tells one that is Flink's own, by Flink's name.
            .doNotHaveFullyQualifiedName(ProjectClasses.ROOT + ".source.live.LiveReader")
            .should()
            .callMethodWhere(
                target(nameMatching("counter|gauge|meter|histogram"))
                    .and(target(owner(assignableTo(MetricGroup.class))))));
  }

  @Test
  void noJavaUtilLogging() {
    check(noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging.."));
  }

  private static ArchRule onlyUses(String layer, String... more) {
    return classes()
        .that()
        .resideInAPackage(in(layer))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("java..", in(layer)).or(resideInAnyPackage(more)));
  }

  private static String outermost(JavaClass type) {
    return type.getName().replaceFirst("\\$.*", "");
  }
}
