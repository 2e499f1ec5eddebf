/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A cluster that lets a job do less than it has to: which topic, and which permission. */
class PermissionsITCase {

  private static final String NOBODY_KNOWN = "User:ANONYMOUS";

  @RegisterExtension
  static final TestBroker BROKER =
      new TestBroker(
          Map.of(
              "authorizer.class.name",
              "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
              "allow.everyone.if.no.acl.found",
              "true"));

  @TempDir Path folder;
  private ClockTopic clock;
  private JobFile job;

  @BeforeEach
  void writeJob() throws Exception {
    clock = ClockTopic.fresh(BROKER);
    job = clock.job(folder);
  }

  private void deny(ResourceType type, String name, AclOperation operation) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", BROKER.bootstrap()))) {
      admin.createAcls(List.of(denial(type, name, operation))).all().get();
    }
  }

  private void permit(ResourceType type, String name, AclOperation operation) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", BROKER.bootstrap()))) {
      admin.deleteAcls(List.of(denial(type, name, operation).toFilter())).all().get();
    }
  }

  private static AclBinding denial(ResourceType type, String name, AclOperation operation) {
    return new AclBinding(
        new ResourcePattern(type, name, PatternType.LITERAL),
        new AccessControlEntry(NOBODY_KNOWN, "*", operation, AclPermissionType.DENY));
  }

  /** So that all that is not denied is allowed, which it is no more where there is any rule. */
  private void allow(String topic) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", BROKER.bootstrap()))) {
      admin
          .createAcls(
              List.of(
                  new AclBinding(
                      new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
                      new AccessControlEntry(
                          NOBODY_KNOWN, "*", AclOperation.ALL, AclPermissionType.ALLOW))))
          .all()
          .get();
    }
  }

  @Test
  void anOutputThatMayNotBeWrittenIsRefused() throws Exception {
    BROKER.topic(clock.spikeTopic(), 1);
    allow(clock.spikeTopic());
    deny(ResourceType.TOPIC, clock.spikeTopic(), AclOperation.WRITE);

    assertThatThrownBy(job::run)
        .isInstanceOf(JobStartException.class)
        .hasMessageEndingWith(
            "this user may not write to topic '"
                + clock.spikeTopic()
                + "'; it needs the right (ACL) WRITE");
  }

  @Test
  void anInputThatMayNotBeReadIsRefused() throws Exception {
    allow(clock.name());
    deny(ResourceType.TOPIC, clock.name(), AclOperation.READ);

    assertThatThrownBy(job::run)
        .isInstanceOf(JobStartException.class)
        .hasMessageEndingWith(
            "this user may not read topic '" + clock.name() + "'; it needs the right (ACL) READ");
  }

  @Test
  void aJobThatMayNoLongerWriteSaysSoAndGoesOnWhenItMay() throws Exception {
    try (RunProcess run = RunProcess.start(job)) {
      clock.tell(1_000_000);
      run.await("spikes", () -> !clock.spikes(true).isEmpty());
      allow(clock.spikeTopic());
      deny(ResourceType.TOPIC, clock.spikeTopic(), AclOperation.WRITE);
      int before = clock.spikes(true).size();
      AtomicLong time = new AtomicLong(1_000_000);
      run.await(
          "the job fails",
          () -> {
            // The broker may be slow to go by its new rule: something must be written afterwards.
            clock.tell(time.addAndGet(100_000));
            return run.said()
                .contains("warning: the job failed and goes on from its last checkpoint");
          });
      run.awaitWord("Not authorized to access topics: [" + clock.spikeTopic() + "]");

      permit(ResourceType.TOPIC, clock.spikeTopic(), AclOperation.WRITE);
      run.awaitWord("the job runs, and its checkpoints complete again");
      run.await("more spikes", () -> clock.spikes(true).size() > before);
    }
  }
}
