/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.chaos;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.flink.util.FileUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bin/neuromorphic soak}: a long run of the Kafka job on real processes that are killed. */
@Command(
    name = "neuromorphic soak",
    description = {
      "Run the Kafka job on a cluster of processes for a long time, with a checkpoint a second, and"
          + " kill processes every few minutes; report how memory, state, checkpoints, lag and books"
          + " go.",
      ""
    },
    sortOptions = false)
public final class SoakMain implements Callable<Integer> {

  /** Of each task manager, MB. */
  private static final int HEAP = 768;

  @Option(names = "--minutes", description = "How long. Default: ${DEFAULT-VALUE}.")
  private int minutes = 60;

  @Option(
      names = "--load",
      description = "Share of the capacity, which is measured before. Default: ${DEFAULT-VALUE}.")
  private double load = 0.7;

  @Option(names = "--rate", description = "Events a second, instead of --load.")
  private Double rate;

  @Option(
      names = "--kill-every",
      description = "Seconds between kills, about. Default: ${DEFAULT-VALUE}.")
  private int killSeconds = 300;

  @Option(names = "--seed", description = "Of the kills. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(
      names = "--out",
      description = "Folder for soak.csv, soak.png, soak.txt. Default: ${DEFAULT-VALUE}.")
  private Path folder = Path.of("soak");

  @SuppressWarnings("UnusedVariable") // For picocli.
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  private boolean help;

  private SoakMain() {}

  /** Runs it and exits with its status: 0 where nothing was lost or doubled. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new SoakMain()).setUsageHelpAutoWidth(true).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    Files.createDirectories(folder);
    Path work = Files.createTempDirectory("neuromorphic-soak");
    try (ChaosCluster cluster = ChaosCluster.start(work.resolve("cluster"), HEAP)) {
      Thread hook = new Thread(() -> close(cluster), "soak end");
      Runtime.getRuntime().addShutdownHook(hook);
      Soak soak = new Soak(cluster, work, System.out);
      double capacity = rate == null ? soak.capacity(60) : Double.NaN;
      double events = rate == null ? load * capacity : rate;
      System.out.printf("soak: %.2f M events/s for %d minutes%n", events / 1e6, minutes);
      Soak.Result result = soak.run(events, minutes * 60L, killSeconds, seed);
      List<String> lines = new ArrayList<>(List.of(SoakSample.HEADER));
      result.samples().forEach(sample -> lines.add(sample.csv()));
      Files.write(folder.resolve("soak.csv"), lines);
      SoakPlot.draw(result.samples(), result.kills(), folder.resolve("soak.png"));
      List<String> report = SoakReport.of(result, capacity, events);
      Files.write(folder.resolve("soak.txt"), report);
      report.forEach(System.out::println);
      if (!result.problems().isEmpty()) {
        System.out.println("soak: logs and checkpoints are kept in " + work);
        return 1;
      }
    } catch (Exception | Error e) {
      System.out.println("soak: logs and checkpoints are kept in " + work);
      throw e;
    }
    FileUtils.deleteDirectory(work.toFile());
    return 0;
  }

  private static void close(ChaosCluster cluster) {
    try {
      cluster.close();
    } catch (Exception e) {
      System.err.println("neuromorphic soak: " + e.getMessage());
    }
  }
}
