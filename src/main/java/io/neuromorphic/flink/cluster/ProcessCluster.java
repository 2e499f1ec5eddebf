/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cluster;

import io.neuromorphic.flink.broker.LastingBroker;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Flink cluster of processes, and its Kafka broker. It goes on when the process that started it
 * ends; another one finds it in its folder.
 */
public final class ProcessCluster {

  /** All that is started listens here. */
  public static final String HOST = "127.0.0.1";

  private final ClusterPlace place;
  private final Properties description;
  private final Members members;

  private ProcessCluster(ClusterPlace place, Properties description) {
    this.place = place;
    this.description = description;
    this.members = new Members(place, description);
  }

  /**
   * Prepares a cluster: a folder with all settings, on ports that are free now. Nothing runs yet.
   *
   * @param folder holds all files of the cluster, logs and checkpoints too
   * @param classPath of Flink's processes; whatever a job's jar holds need not be on it
   * @throws ClusterException where the folder has a cluster already, or anything else
   * @throws IOException if the folder cannot be written
   */
  public static ProcessCluster prepare(Path folder, ClusterOptions options, String classPath)
      throws IOException {
    ClusterPlace place = ClusterPlace.of(folder);
    if (Files.exists(place.description())) {
      throw new ClusterException("there is a cluster in " + place.path() + " already");
    }
    if (!place.isFree()) {
      throw new ClusterException(
          place.path() + " is not empty; a cluster needs a folder of its own, all of it");
    }
    place.make();
    List<String> told = Members.flinkNames(options.taskManagers());
    List<Integer> ports = FreePorts.find(3 + told.size());
    String zooKeeper = "";
    if (options.highAvailability()) {
      zooKeeper = HOST + ":" + ports.get(2);
      writeZooKeeper(place, ports.get(2));
    }
    Map<String, String> settings =
        FlinkSettings.of(options, place, ports.get(0), ports.get(1), zooKeeper);
    Files.writeString(
        place.configuration().resolve("config.yaml"),
        FlinkSettings.yaml(settings),
        StandardCharsets.UTF_8);
    Logging.write(place);
    ReporterJar.write(place.reporterJar());
    Properties description = new Properties();
    description.setProperty("java", System.getProperty("java.home"));
    description.setProperty(
        "classPath", absolute(classPath + File.pathSeparator + place.reporterJar()));
    MetricsPorts.note(description, told, ports.subList(3, ports.size()));
    Files.writeString(
        place.configuration().resolve("prometheus.yaml"),
        MetricsPorts.prometheus(ports.subList(3, ports.size())),
        StandardCharsets.UTF_8);
    description.setProperty("brokerClassPath", absolute(ownClassPath()));
    description.setProperty("jvmOptions", jvmOptions());
    description.setProperty("rest", HOST + ":" + ports.get(1));
    AskedOptions.note(description, options);
    description.setProperty("taskManagerHeap", "" + FlinkSettings.taskManagerHeap(options));
    description.setProperty("taskManagerDirect", "" + FlinkSettings.taskManagerDirect());
    description.setProperty("zooKeeper", zooKeeper);
    description.setProperty(
        "bootstrap",
        options.broker() ? LastingBroker.prepare(place.broker(), options.brokerSettings()) : "");
    try (OutputStream out = Files.newOutputStream(place.description())) {
      description.store(out, null);
    }
    return new ProcessCluster(place, description);
  }

  private static void writeZooKeeper(ClusterPlace place, int port) throws IOException {
    Files.createDirectories(place.zooKeeper());
    List<String> lines =
        List.of(
            "tickTime=500",
            "dataDir=" + place.zooKeeper().resolve("data"),
            "clientPort=" + port,
            "clientPortAddress=" + HOST,
            "admin.enableServer=false");
    Files.write(place.zooKeeper().resolve("zoo.cfg"), lines, StandardCharsets.UTF_8);
  }

  /** Surefire may start its JVM with a jar that only names the class path; then it also says so. */
  private static String ownClassPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  /** The processes work in the cluster's folder, not where they were started from. */
  private static String absolute(String classPath) {
    return Stream.of(classPath.split(File.pathSeparator))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> new File(entry).getAbsolutePath())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** What this JVM was given to see and to open, the others need too. */
  private static String jvmOptions() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(o -> o.matches("--(add-|enable-native|sun-misc).*"))
        .collect(Collectors.joining("\n"));
  }

  /**
   * The cluster of a folder.
   *
   * @throws ClusterException where there is none
   */
  public static ProcessCluster find(Path folder) throws IOException {
    ClusterPlace place = ClusterPlace.of(folder);
    if (Files.notExists(place.description())) {
      throw new ClusterException(
          "there is no cluster in "
              + place.path()
              + "; 'bin/neuromorphic cluster start' makes one");
    }
    Properties description = new Properties();
    try (InputStream in = Files.newInputStream(place.description())) {
      description.load(in);
    }
    return new ProcessCluster(place, description);
  }

  /**
   * Starts what does not run, and waits until all of it answers.
   *
   * @throws ClusterException where something does not; what runs goes on, as the message says
   */
  public void start(Duration patience) throws IOException, InterruptedException {
    try {
      startAll(new Readiness(patience));
    } catch (ClusterException e) {
      List<String> running =
          all().stream().filter(m -> m.process().isPresent()).map(Member::name).toList();
      if (running.isEmpty()) {
        throw e;
      }
      throw new ClusterException(
          e.getMessage()
              + "; still running: "
              + String.join(", ", running)
              + " ('neuromorphic cluster stop --folder "
              + place.path()
              + "' ends them)");
    }
  }

  private void startAll(Readiness ready) throws IOException, InterruptedException {
    Optional<Member> zooKeeper = zooKeeper();
    Optional<Member> broker = broker();
    zooKeeper.ifPresent(m -> Readiness.checkFree(m, description.getProperty("zooKeeper")));
    broker.ifPresent(m -> Readiness.checkFree(m, bootstrap()));
    Readiness.checkFree(jobManager(), rest());
    if (zooKeeper.isPresent()) {
      zooKeeper.get().start();
      ready.awaitPort(zooKeeper.get(), description.getProperty("zooKeeper"));
    }
    if (broker.isPresent()) {
      broker.get().start();
    }
    jobManager().start();
    for (Member taskManager : taskManagers()) {
      taskManager.start();
    }
    if (broker.isPresent()) {
      ready.awaitPort(broker.get(), bootstrap());
    }
    ready.awaitTaskManagers(jobManager(), rest(), taskManagers());
  }

  /**
   * Ends all of it, the broker last; its files stay.
   *
   * @throws ClusterException where one does not end; the others have
   */
  public void stop() throws IOException {
    List<Member> all = all();
    Collections.reverse(all);
    List<String> problems = new ArrayList<>();
    for (Member member : all) {
      try {
        member.stop();
      } catch (ClusterException e) {
        problems.add(e.getMessage());
      }
    }
    if (!problems.isEmpty()) {
      throw new ClusterException(String.join("; ", problems));
    }
  }

  /**
   * Removes all its files.
   *
   * @throws ClusterException where one of its processes runs
   */
  public void delete() throws IOException {
    for (Member member : all()) {
      if (member.process().isPresent()) {
        throw new ClusterException(member.name() + " still runs");
      }
    }
    try (Stream<Path> files = Files.walk(place.path())) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** What it was made with. */
  public ClusterOptions options() {
    return AskedOptions.of(description);
  }

  /** {@code host:port} of the job manager's REST interface, which has the web page, too. */
  public String rest() {
    return description.getProperty("rest");
  }

  /** {@code host:port} of the broker; empty where there is none. */
  public String bootstrap() {
    return description.getProperty("bootstrap");
  }

  /** Folder with all its files. */
  public Path folder() {
    return place.path();
  }

  /** Folder with Flink's {@code config.yaml}. */
  public Path configuration() {
    return place.configuration();
  }

  /** Default folder of checkpoints. */
  public Path checkpoints() {
    return place.checkpoints();
  }

  /** The ZooKeeper server, where there is one. */
  public Optional<Member> zooKeeper() {
    return description.getProperty("zooKeeper").isEmpty()
        ? Optional.empty()
        : Optional.of(members.zooKeeper());
  }

  /** The Kafka broker, where there is one. */
  public Optional<Member> broker() {
    return bootstrap().isEmpty() ? Optional.empty() : Optional.of(members.broker());
  }

  /** The job manager. */
  public Member jobManager() {
    return members.jobManager();
  }

  /** The task managers. */
  public List<Member> taskManagers() {
    List<Member> all = new ArrayList<>();
    for (int i = 1; i <= Integer.parseInt(description.getProperty("taskManagers")); i++) {
      all.add(members.taskManager(i));
    }
    return all;
  }

  /** Every process, in the order of their start. */
  public List<Member> all() {
    List<Member> all = new ArrayList<>();
    broker().ifPresent(all::add);
    zooKeeper().ifPresent(all::add);
    all.add(jobManager());
    all.addAll(taskManagers());
    return all;
  }
}
