/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What processes listen at, as Linux tells under {@code /proc}. */
public final class Sockets {

  private static final Pattern INODE = Pattern.compile("socket:\\[(\\d+)]");
  private static final String LISTENING = "0A";

  /** Of UDP: bound, and not connected. */
  private static final String UNCONNECTED = "07";

  /** A socket. */
  public record Listening(String protocol, InetAddress address, int port) {}

  private Sockets() {}

  static boolean canBeSeen() {
    return Files.isReadable(Path.of("/proc/self/net/tcp"));
  }

  /** Sockets at which a process takes connections or datagrams. */
  public static List<Listening> of(long pid) throws IOException {
    Path process = Path.of("/proc", Long.toString(pid));
    Set<String> own = inodes(process.resolve("fd"));
    List<Listening> sockets = new ArrayList<>();
    for (String protocol : new String[] {"tcp", "tcp6", "udp", "udp6"}) {
      Path table = process.resolve("net").resolve(protocol);
      if (Files.exists(table)) {
        String state = protocol.startsWith("tcp") ? LISTENING : UNCONNECTED;
        for (String line : Files.readAllLines(table)) {
          String[] fields = line.strip().split("\\s+", -1);
          if (fields.length > 9 && fields[3].equals(state) && own.contains(fields[9])) {
            String[] local = fields[1].split(":", -1);
            sockets.add(new Listening(protocol, address(local[0]), Integer.parseInt(local[1], 16)));
          }
        }
      }
    }
    return sockets;
  }

  private static Set<String> inodes(Path descriptors) throws IOException {
    Set<String> inodes = new HashSet<>();
    try (Stream<Path> files = Files.list(descriptors)) {
      for (Path file : files.toList()) {
        try {
          Matcher socket = INODE.matcher(Files.readSymbolicLink(file).toString());
          if (socket.matches()) {
            inodes.add(socket.group(1));
          }
        } catch (IOException e) {
          // Closed meanwhile.
        }
      }
    }
    return inodes;
  }

  /** Words of 32 bits, each with its bytes in the order of the machine. */
  private static InetAddress address(String hex) throws IOException {
    byte[] bytes = HexFormat.of().parseHex(hex);
    if (ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN) {
      ByteBuffer words = ByteBuffer.wrap(bytes);
      for (int i = 0; i < bytes.length; i += Integer.BYTES) {
        words.putInt(i, Integer.reverseBytes(words.getInt(i)));
      }
    }
    return InetAddress.getByAddress(bytes);
  }
}
