/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.architecture.ProjectFiles;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.configuration.CoreOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The image is made of what the project has, and runs as nobody in particular. */
class DockerfileTest {

  private static final String CONF = "/opt/flink/conf/";
  private static final Set<String> KNOWN =
      Set.of("FROM", "COPY", "RUN", "USER", "EXPOSE", "HEALTHCHECK");

  private Dockerfile dockerfile;

  @BeforeEach
  void readFile() throws IOException {
    dockerfile = Dockerfile.read();
  }

  @Test
  void holdsInstructionsThatTheseTestsLookAt() {
    assertThat(dockerfile.instructions()).allMatch(i -> KNOWN.contains(i.name()));
  }

  @Test
  void isThatOfOurFlinkAndJava() throws IOException {
    String flink = ProjectFiles.inPom("<flink.version>(.*)</flink.version>");
    assertThat(dockerfile.only("FROM").words()).containsExactly("flink:" + flink + "-java17");
  }

  @Test
  void runsAsAUserThatIsNotRoot() {
    assertThat(dockerfile.only("USER").words()).containsExactly("flink");
    int user = dockerfile.instructions().indexOf(dockerfile.only("USER"));
    for (Dockerfile.Instruction copy : dockerfile.named("COPY")) {
      assertThat(copy.words()).as("its files are that user's").contains("--chown=flink:flink");
    }
    // Only root may write into the base image's files.
    assertThat(dockerfile.instructions().indexOf(dockerfile.only("RUN"))).isLessThan(user);
  }

  @Test
  void copiesWhatExistsOrIsBuiltAndIsInTheContext() throws IOException {
    Map<String, String> copies = copies();
    assertThat(copies)
        .containsEntry(ProjectFiles.jobJar(), "/opt/flink/usrlib/")
        .containsEntry("jobs", "/opt/flink/usrlib/jobs");
    for (String source : copies.keySet()) {
      assertThat(Dockerfile.isInContext(source)).as(source).isTrue();
      if (!source.equals(ProjectFiles.jobJar())) {
        assertThat(ProjectFiles.ROOT.resolve(source)).exists();
      }
    }
    assertThat(Dockerfile.isInContext("jobs/data/currents.csv")).isTrue();
  }

  @Test
  void contextHasNothingElse() throws IOException {
    for (String file :
        List.of("target/lib/x.jar", "src/main/x.java", "docker/compose.yaml", "jobs/spikes.csv")) {
      assertThat(Dockerfile.isInContext(file)).as(file).isFalse();
    }
  }

  @Test
  void appendsWhatItHasCopied() throws IOException {
    String run = dockerfile.only("RUN").text();
    Map<String, String> copies = copies();
    assertThat(run)
        .contains("cat " + copies.get("docker/flink/config.yaml") + " >> " + CONF + "config.yaml")
        .contains(
            "cat "
                + copies.get("docker/flink/log4j.properties")
                + " >> "
                + CONF
                + "log4j-console.properties");
  }

  @Test
  void folderOfCheckpointsIsTheUsers() {
    assertThat(dockerfile.only("RUN").text())
        .contains("mkdir -p /opt/flink/checkpoints", "chown flink:flink /opt/flink/checkpoints");
  }

  @Test
  void settingsAreFlinksOwn() throws Exception {
    Map<String, String> settings = YamlFiles.texts(YamlFiles.read("docker/flink/config.yaml"));
    FlinkOptionKeys known = FlinkOptionKeys.ofClassPath();
    assertThat(known.size()).as("options of Flink").isGreaterThan(400);
    assertThat(known.unknown(settings.keySet())).isEmpty();
    assertThat(known.unknown(List.of("parallelism.defaults"))).as("it can tell").hasSize(1);
    assertThat(settings)
        .containsEntry(
            CoreOptions.FLINK_DEFAULT_JVM_OPTIONS.key(), "--add-modules=jdk.incubator.vector")
        .as("it would replace what the image opens for Flink")
        .doesNotContainKey(CoreOptions.FLINK_JVM_OPTIONS.key());
    assertThat(Class.forName(settings.get("metrics.reporter.prom.factory.class"))).isNotNull();
  }

  @Test
  void loggersAreThoseOfClassesOrPackagesThatExist() throws Exception {
    Properties log = new Properties();
    log.load(new java.io.StringReader(ProjectFiles.read("docker/flink/log4j.properties")));
    assertThat(log.stringPropertyNames())
        .containsExactlyInAnyOrder(
            "logger.alignment.name",
            "logger.alignment.level",
            "logger.clients.name",
            "logger.clients.level");
    assertThat(Class.forName(log.getProperty("logger.alignment.name"))).isNotNull();
    assertThat(org.apache.kafka.clients.CommonClientConfigs.class.getPackageName())
        .isEqualTo(log.getProperty("logger.clients.name"));
    assertThat(List.of(log.get("logger.alignment.level"), log.get("logger.clients.level")))
        .containsOnly("WARN");
  }

  @Test
  void isHealthyWhereItServesItsMetrics() throws IOException {
    String text = dockerfile.only("HEALTHCHECK").text();
    String command = text.substring(text.indexOf("CMD ") + "CMD ".length());
    List<String> words = YamlFiles.strings(YamlFiles.parse("command: " + command).get("command"));
    assertThat(words).startsWith("curl", "-fsS");
    int port = URI.create(words.get(words.size() - 1)).getPort();
    assertThat(YamlFiles.texts(YamlFiles.read("docker/flink/config.yaml")))
        .containsEntry("metrics.reporter.prom.port", "" + port);
    assertThat(dockerfile.only("EXPOSE").words()).contains("" + port);
  }

  /** As the page about it starts them: without network and address, each would be alone. */
  @Test
  void processesOfASessionClusterMeet() throws IOException {
    String page = ProjectFiles.read("docs/deployment.md");
    Pattern run =
        Pattern.compile(
            "docker run .*--name (\\S+) --network (\\S+) .*--volume checkpoints:(\\S+)"
                + " --env FLINK_PROPERTIES='jobmanager.rpc.address: (\\S+)' (\\S+) (\\S+)");
    List<String> commands = page.lines().filter(line -> line.startsWith("docker run ")).toList();
    assertThat(page.split("docker run ", -1)).as("none elsewhere").hasSize(commands.size() + 1);
    Map<String, String> names = new LinkedHashMap<>();
    for (String command : commands) {
      Matcher found = run.matcher(command);
      assertThat(found.matches()).as(command).isTrue();
      assertThat(page).contains("docker network create " + found.group(2) + "\n");
      assertThat(dockerfile.only("RUN").text()).contains("mkdir -p " + found.group(3) + " ");
      assertThat(found.group(4)).as("the other one").isEqualTo("jobmanager");
      assertThat(found.group(5)).isEqualTo("flink-neuromorphic:" + ProjectFiles.version());
      names.put(found.group(1), found.group(6));
    }
    assertThat(names).isEqualTo(Map.of("jobmanager", "jobmanager", "taskmanager", "taskmanager"));
  }

  private Map<String, String> copies() {
    Map<String, String> copies = new LinkedHashMap<>();
    for (Dockerfile.Instruction copy : dockerfile.named("COPY")) {
      List<String> words = copy.arguments();
      assertThat(words).hasSize(2);
      copies.put(words.get(0), words.get(1));
    }
    return copies;
  }
}
