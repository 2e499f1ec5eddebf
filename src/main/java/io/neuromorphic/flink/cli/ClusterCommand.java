/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import io.neuromorphic.flink.cluster.ClusterException;
import io.neuromorphic.flink.cluster.Member;
import io.neuromorphic.flink.cluster.ProcessCluster;
import io.neuromorphic.flink.job.secret.SecretNames;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code cluster}: a Flink cluster and a Kafka broker on this machine, for trying out. */
@Command(
    name = "cluster",
    description =
        "A Flink cluster and a Kafka broker on this machine, as processes that go on by themselves:"
            + " for trying out, and for tests. Nothing listens beyond this machine.",
    synopsisSubcommandLabel = "start|status|stop",
    footer = {
      "",
      "@|bold Examples:|@",
      "  bin/neuromorphic cluster start --task-managers 2 --slots 2",
      "  bin/neuromorphic submit jobs/kafka-currents.yaml --detached \\",
      "      --set kafka.bootstrap=localhost:9092",
      "  bin/neuromorphic cluster status",
      "  bin/neuromorphic cluster stop --delete",
      "",
      "@|bold Read next:|@ docs/delivery.md; 'submit' hands a job to it"
    })
final class ClusterCommand {

  /** Where a cluster's files are unless another folder is given. */
  static final String FOLDER = "neuromorphic-cluster";

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @Spec private CommandSpec spec;

  @SuppressWarnings("UnusedVariable") // For picocli.
  @Mixin
  private final CommonOptions common = new CommonOptions();

  @Command(
      name = "start",
      description =
          "Start a cluster, or what does not run of one that was started before; that one keeps the"
              + " options that it was made with. Prints where Flink and Kafka are.",
      footer = {
        "",
        "@|bold Examples:|@",
        "  bin/neuromorphic cluster start",
        "  bin/neuromorphic cluster start --task-managers 2 --slots 4 \\",
        "      --high-availability"
      })
  int start(
      @Option(
              names = "--folder",
              paramLabel = "DIR",
              defaultValue = FOLDER,
              description =
                  "Its files: settings, logs, checkpoints, topics. Default: ${DEFAULT-VALUE}.")
          Path folder,
      @Option(
              names = "--task-managers",
              paramLabel = "N",
              description = "Default: " + GivenOptions.TASK_MANAGERS + ".")
          Integer taskManagers,
      @Option(
              names = "--slots",
              paramLabel = "N",
              description = "Of each task manager. Default: " + GivenOptions.SLOTS + ".")
          Integer slots,
      @Option(
              names = "--heap",
              paramLabel = "MB",
              description =
                  "For the tasks of each task manager. Default: " + GivenOptions.HEAP + ".")
          Integer heap,
      @Option(names = "--no-kafka", description = "Start no Kafka broker.") boolean noKafka,
      @Option(
              names = "--high-availability",
              description = "Start ZooKeeper, too: jobs outlive the job manager.")
          boolean highAvailability,
      @Option(
              names = "--set",
              paramLabel = "KEY=VALUE",
              description = "A setting of Flink's config.yaml. May be repeated.")
          Map<String, String> settings,
      @Mixin CommonOptions commonOptions)
      throws IOException, InterruptedException {
    GivenOptions given =
        new GivenOptions(
            Optional.ofNullable(taskManagers),
            Optional.ofNullable(slots),
            Optional.ofNullable(heap),
            noKafka,
            highAvailability,
            settings == null ? Map.of() : Map.copyOf(settings));
    if (!given.isSensible()) {
      throw badUsage("a cluster needs at least one task manager, one slot and 64 MB");
    }
    for (String key : given.settings().keySet()) {
      if (SecretNames.soundsSecret(key)) {
        throw badUsage(
            "--set " + key + "=...: a command line is no place for a secret, everybody can see it");
      }
    }
    ProcessCluster cluster = ofFolder(folder, given);
    cluster.start(PATIENCE);
    PrintWriter out = spec.commandLine().getOut();
    out.println("Flink   http://" + cluster.rest());
    if (!cluster.bootstrap().isEmpty()) {
      out.println("Kafka   " + cluster.bootstrap());
    }
    out.println("folder  " + cluster.folder());
    out.flush();
    return 0;
  }

  /** That which is there, else a new one. */
  private ProcessCluster ofFolder(Path folder, GivenOptions given) throws IOException {
    ProcessCluster cluster;
    try {
      cluster = ProcessCluster.find(folder);
    } catch (ClusterException e) {
      return ProcessCluster.prepare(folder, given.ofNewCluster(), FlinkClassPath.ofThisJvm());
    }
    List<String> missing = given.missingIn(cluster::options);
    if (!missing.isEmpty()) {
      throw badUsage(
          "the cluster in "
              + cluster.folder()
              + " was made otherwise: "
              + String.join(", ", missing)
              + "; make one in another --folder, or 'cluster stop --delete' it first");
    }
    return cluster;
  }

  @Command(
      name = "status",
      description = "Show the processes of a cluster. Exit status 0: all of them run; else 1.",
      footer = {
        "",
        "@|bold Examples:|@",
        "  bin/neuromorphic cluster status",
        "  bin/neuromorphic cluster status --folder /tmp/try-out"
      })
  int status(
      @Option(
              names = "--folder",
              paramLabel = "DIR",
              defaultValue = FOLDER,
              description = "Its files. Default: ${DEFAULT-VALUE}.")
          Path folder,
      @Mixin CommonOptions commonOptions)
      throws IOException {
    ProcessCluster cluster = ProcessCluster.find(folder);
    PrintWriter out = spec.commandLine().getOut();
    boolean all = true;
    for (Member member : cluster.all()) {
      var process = member.process();
      all &= process.isPresent();
      out.printf(
          "%-14s %s%s%n",
          member.name(),
          process.map(p -> "process " + p.pid()).orElse("not running"),
          member.metrics().map(page -> "   " + page).orElse(""));
    }
    out.println("Flink   http://" + cluster.rest());
    if (!cluster.bootstrap().isEmpty()) {
      out.println("Kafka   " + cluster.bootstrap());
    }
    out.flush();
    return all ? 0 : 1;
  }

  @Command(
      name = "stop",
      description =
          "End the processes of a cluster. Jobs end with them, topics and checkpoints stay.",
      footer = {
        "",
        "@|bold Examples:|@",
        "  bin/neuromorphic cluster stop",
        "  bin/neuromorphic cluster stop --delete"
      })
  int stop(
      @Option(
              names = "--folder",
              paramLabel = "DIR",
              defaultValue = FOLDER,
              description = "Its files. Default: ${DEFAULT-VALUE}.")
          Path folder,
      @Option(names = "--delete", description = "Delete its files, too.") boolean delete,
      @Mixin CommonOptions commonOptions)
      throws IOException {
    ProcessCluster cluster = ProcessCluster.find(folder);
    cluster.stop();
    if (delete) {
      cluster.delete();
    }
    return 0;
  }

  private ParameterException badUsage(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }
}
