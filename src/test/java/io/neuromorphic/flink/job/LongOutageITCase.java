/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.chaos.Signals;
import io.neuromorphic.flink.job.compare.Spike;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A broker that does not answer for longer than Kafka's clients try, which is two minutes. Takes as
 * long as that, so it is not part of the build: {@code -Doutage.seconds=150} runs it.
 */
@EnabledIfSystemProperty(named = "outage.seconds", matches = "\\d+")
class LongOutageITCase {

  private static final long SECOND = 1_000_000;

  @RegisterExtension static final TestBroker BROKER = TestBroker.of(LongOutageITCase.class);

  @TempDir Path folder;

  @Test
  void aBrokerThatIsAwayForMinutesCostsNothing() throws Exception {
    try (Run leastOnce = new Run("at-least-once");
        Run exactlyOnce = new Run("exactly-once")) {
      leastOnce.begin();
      exactlyOnce.begin();
      Signals.pause(BROKER.process());
      try {
        leastOnce.process.awaitWord("The job waits, and goes on when it answers");
        TimeUnit.SECONDS.sleep(Long.getLong("outage.seconds"));
      } finally {
        Signals.resume(BROKER.process());
      }
      List<Spike> spikes = leastOnce.end();
      assertThat(spikes.stream().distinct().toList()).isEqualTo(leastOnce.expected);
      assertThat(exactlyOnce.end()).isEqualTo(exactlyOnce.expected);
    }
  }

  /** A job, and what it says. */
  private final class Run implements AutoCloseable {

    private final Path place;
    private final ClockTopic clock;
    private final RunProcess process;
    private List<Spike> expected;

    Run(String delivery) throws Exception {
      place = Files.createDirectory(folder.resolve(delivery));
      clock = ClockTopic.fresh(BROKER);
      process = RunProcess.start(clock.job(place).set("outputs.spikes.delivery=" + delivery));
    }

    void begin() throws Exception {
      clock.tell(SECOND);
      process.await("spikes are committed", () -> !clock.spikes(true).isEmpty());
    }

    /** All that it has committed at last. */
    List<Spike> end() throws Exception {
      process.awaitWord("answers again, after ");
      clock.tell(2 * SECOND);
      expected = clock.expected(folder);
      process.await(
          "all spikes are there",
          () -> clock.spikes(true).stream().distinct().count() >= expected.size());
      process.stop();
      process.exit();
      System.out.println(process.said());
      return clock.spikes(true);
    }

    @Override
    public void close() {
      process.close();
    }
  }
}
