/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.broker;

import io.neuromorphic.flink.job.TopicCreation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * A broker that lets nobody in without a name: one listener for TLS with SASL/SCRAM, one for TLS on
 * both sides, and lists of who may do what. A third listener, open to the test alone, makes users,
 * topics and rights.
 */
public final class SecuredBroker implements AutoCloseable {

  /** The name in the client certificate. */
  public static final String CLIENT = "sensor";

  private static final int SCRAM_ITERATIONS = 4_096;
  private static final int ATTEMPTS = 3;

  private final EmbeddedBroker broker;
  private final Path folder;
  private final int scramPort;
  private final int mutualPort;

  private SecuredBroker(EmbeddedBroker broker, Path folder, int scramPort, int mutualPort) {
    this.broker = broker;
    this.folder = folder;
    this.scramPort = scramPort;
    this.mutualPort = mutualPort;
  }

  /**
   * Starts one.
   *
   * @param folder takes its keys: {@code trusts-broker.p12}, {@code broker.crt}, {@code
   *     sensor.key}, {@code sensor.crt}, and those of a stranger
   */
  public static SecuredBroker start(Path folder) throws Exception {
    Certificates certificates = new Certificates(Files.createDirectories(folder));
    for (String name : List.of("broker", CLIENT, "stranger")) {
      certificates.key(name);
      certificates.trusting(name);
      certificates.certificateText(name);
      certificates.keyText(name);
    }
    for (int attempt = 1; ; attempt++) {
      int[] more = freePorts();
      BrokerPorts ports = BrokerPorts.free();
      try {
        BrokerOptions options =
            BrokerOptions.defaults()
                .withParentFolder(folder)
                .withStartTimeout(Duration.ofSeconds(120))
                .withSettings(settings(folder, ports, more[0], more[1]));
        return new SecuredBroker(
            EmbeddedBroker.start(options, () -> ports), folder, more[0], more[1]);
      } catch (BrokerException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private static int[] freePorts() throws IOException {
    InetAddress host = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    try (ServerSocket one = new ServerSocket(0, 1, host);
        ServerSocket two = new ServerSocket(0, 1, host)) {
      return new int[] {one.getLocalPort(), two.getLocalPort()};
    }
  }

  private static Map<String, String> settings(
      Path folder, BrokerPorts ports, int scramPort, int mutualPort) {
    Map<String, String> settings = new HashMap<>();
    String clients =
        "PLAINTEXT://127.0.0.1:%d,SASL_SSL://127.0.0.1:%d,SSL://127.0.0.1:%d"
            .formatted(ports.broker(), scramPort, mutualPort);
    settings.put("listeners", clients + ",CONTROLLER://127.0.0.1:" + ports.controller());
    settings.put("advertised.listeners", clients);
    settings.put(
        "listener.security.protocol.map",
        "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SASL_SSL:SASL_SSL,SSL:SSL");
    settings.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
    settings.put(
        "listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required;");
    settings.put("ssl.keystore.location", folder.resolve("broker.p12").toString());
    settings.put("ssl.keystore.password", Certificates.PASSWORD);
    settings.put("ssl.truststore.location", folder.resolve("trusts-sensor.p12").toString());
    settings.put("ssl.truststore.password", Certificates.PASSWORD);
    settings.put("listener.name.ssl.ssl.client.auth", "required");
    settings.put("ssl.principal.mapping.rules", "RULE:^CN=([^,]+).*$/$1/,DEFAULT");
    settings.put(
        "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
    settings.put("super.users", "User:ANONYMOUS");
    settings.put("auto.create.topics.enable", "false");
    return settings;
  }

  /** The open listener. */
  public String open() {
    return broker.bootstrap();
  }

  /** The listener for TLS with SASL/SCRAM. */
  public String scram() {
    return BrokerSettings.HOST + ":" + scramPort;
  }

  /** The listener for TLS on both sides. */
  public String mutual() {
    return BrokerSettings.HOST + ":" + mutualPort;
  }

  /** Where the keys are. */
  public Path folder() {
    return folder;
  }

  /** Lets a user log in with a password. */
  public void user(String name, String password) throws Exception {
    try (Admin admin = admin()) {
      admin
          .alterUserScramCredentials(
              List.of(
                  new UserScramCredentialUpsertion(
                      name,
                      new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, SCRAM_ITERATIONS),
                      password)))
          .all()
          .get();
    }
  }

  /** Gives a user a right to all resources of a kind whose names begin with a prefix. */
  public void allow(String user, ResourceType type, String prefix, AclOperation... operations)
      throws Exception {
    List<AclBinding> bindings = new ArrayList<>();
    for (AclOperation operation : operations) {
      bindings.add(
          new AclBinding(
              new ResourcePattern(type, prefix, PatternType.PREFIXED),
              new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW)));
    }
    try (Admin admin = admin()) {
      admin.createAcls(bindings).all().get();
    }
  }

  /** Makes a topic of one partition. */
  public void topic(String name) throws Exception {
    try (Admin admin = admin()) {
      TopicCreation.create(admin, new NewTopic(name, 1, (short) 1), 60);
    }
  }

  private Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", open()));
  }

  @Override
  public void close() {
    broker.close();
  }
}
