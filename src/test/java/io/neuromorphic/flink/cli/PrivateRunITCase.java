/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.neuromorphic.flink.cli.Sockets.Listening;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a run shows to others on the machine and on the network: nothing. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PrivateRunITCase {

  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_EXECUTE);

  @TempDir static Path folder;
  private static RunProcess run;
  private static int udpPort;

  @BeforeAll
  static void startRun() throws Exception {
    try (DatagramSocket free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      udpPort = free.getLocalPort();
    }
    Files.writeString(
        folder.resolve("job.yaml"),
        """
        name: private
        dt: 1ms
        state: rocksdb
        checkpoints: {interval: 200ms, dir: checkpoints}
        inputs:
          - name: camera
            scene: {duration: 1000s}
            speed: 1.0
            time: align
            into: retina
          - name: live
            udp: {port: %d, protocol: spif, size: [4, 4]}
            into: retina
        populations:
          retina: {size: [16, 9], behavior: tonic_spiking}
        outputs:
          spikes: {kafka: {topic: spikes}}
        kafka: {bootstrap: embedded}
        """
            .formatted(udpPort));
    run =
        RunProcess.start(
            folder,
            Map.of(),
            false,
            List.of("run", folder.resolve("job.yaml").toString(), "--web"));
    run.web();
    run.until("checkpoint", () -> hasCheckpoint(folder.resolve("checkpoints")));
  }

  @AfterAll
  static void endRun() {
    if (run != null) {
      run.close();
    }
  }

  private static boolean hasCheckpoint(Path checkpoints) throws IOException {
    if (!Files.isDirectory(checkpoints)) {
      return false;
    }
    try (var files = Files.walk(checkpoints)) {
      return files.anyMatch(file -> file.endsWith("_metadata"));
    }
  }

  @Test
  void allItListensAtIsTheLoopbackInterface() throws Exception {
    assumeTrue(Sockets.canBeSeen(), "no /proc: what processes listen at cannot be seen");
    List<Listening> sockets = new ArrayList<>();
    for (long pid : run.pids()) {
      sockets.addAll(Sockets.of(pid));
    }

    // The broker's two, the web interface, the live input: they were seen at all.
    assertThat(sockets).filteredOn(s -> s.protocol().startsWith("tcp")).hasSizeGreaterThan(2);
    assertThat(sockets).anyMatch(s -> s.protocol().startsWith("udp") && s.port() == udpPort);
    assertThat(sockets).allMatch(s -> s.address().isLoopbackAddress(), "on loopback");
  }

  @Test
  void nobodyRunsAnotherProgramThroughTheWebInterface() throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(run.web() + "/jars")).build(),
                HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(404);
  }

  @Test
  void noTemporaryFileCanBeReadByOthers() throws Exception {
    assumeTrue(
        folder.getFileSystem().supportedFileAttributeViews().contains("posix"),
        "no POSIX permissions here");
    Files.setPosixFilePermissions(run.temporary(), PosixFilePermissions.fromString("rwxrwxrwx"));
    TreeSet<String> reachable = new TreeSet<>();
    TreeSet<String> all = new TreeSet<>();

    Files.walkFileTree(run.temporary(), new Reach(run.temporary(), all, reachable));

    assertThat(all).anyMatch(name -> name.startsWith("neuromorphic-broker"));
    assertThat(all).anyMatch(name -> name.startsWith("neuromorphic-run"));
    // Libraries unpack their native parts, which are no secret, on their own.
    reachable.removeIf(name -> name.matches("lib[a-z0-9]+-java-?[0-9]*\\.so(\\.lck)? .*"));
    assertThat(reachable).isEmpty();
  }

  /** Goes where another user of the machine could go. */
  private static final class Reach extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Set<String> all;
    private final Set<String> reachable;

    Reach(Path root, Set<String> all, Set<String> reachable) {
      this.root = root;
      this.all = all;
      this.reachable = reachable;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes)
        throws IOException {
      if (path.equals(root)) {
        return FileVisitResult.CONTINUE;
      }
      all.add(root.relativize(path).toString());
      return isOpen(path) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
      isOpen(path);
      return FileVisitResult.CONTINUE;
    }

    private boolean isOpen(Path path) throws IOException {
      try {
        Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(path));
        permissions.retainAll(OTHERS);
        if (!permissions.isEmpty()) {
          reachable.add(root.relativize(path) + " " + PosixFilePermissions.toString(permissions));
        }
        return !permissions.isEmpty();
      } catch (NoSuchFileException e) {
        return false;
      }
    }

    @Override
    public FileVisitResult visitFileFailed(Path path, IOException e) {
      return FileVisitResult.CONTINUE;
    }
  }
}
