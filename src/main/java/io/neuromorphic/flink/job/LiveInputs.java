/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import io.neuromorphic.flink.job.config.InputConfig;
import io.neuromorphic.flink.job.config.InputConfig.Live;
import io.neuromorphic.flink.job.config.InputConfig.Tcp;
import io.neuromorphic.flink.job.config.InputConfig.Udp;
import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.source.live.LiveSpec;
import io.neuromorphic.flink.source.live.LiveSpec.Times;
import io.neuromorphic.flink.source.live.PortCheck;
import io.neuromorphic.flink.source.live.Transport;
import java.io.IOException;
import java.util.List;

/** What there is to say of inputs that are read from sensors directly. */
public final class LiveInputs {

  private LiveInputs() {}

  /** One sentence for each of them: what nobody can promise. */
  public static List<String> warnings(JobConfig config) {
    return config.inputs().stream()
        .filter(InputConfig::isLive)
        .map(
            input ->
                "input '"
                    + input.name()
                    + "' reads "
                    + spec(input, (Live) input.origin()).address()
                    + " directly: what is sent while the job is down, and what arrived since the"
                    + " last checkpoint when it fails, cannot be read again. The durable road is"
                    + " bin/neuromorphic ingest into a Kafka topic, and that as the input")
        .toList();
  }

  /**
   * Refuses a port that another program has. For a job that runs on this machine.
   *
   * @throws JobStartException with input, address and reason
   */
  public static void checkPorts(JobConfig config) {
    for (InputConfig input : config.inputs()) {
      if (input.origin() instanceof Live live) {
        try {
          PortCheck.check(spec(input, live));
        } catch (IOException e) {
          throw new JobStartException(e.getMessage(), e);
        }
      }
    }
  }

  static LiveSpec spec(InputConfig input, Live live) {
    Times times =
        switch (input.clock().kind()) {
          case ALIGN -> Times.ALIGNED;
          case FROM_ZERO -> Times.CONTINUED;
          case AS_RECORDED, SHIFT -> Times.AS_SENT;
        };
    if (live instanceof Udp udp) {
      return new LiveSpec(
          input.name(),
          Transport.UDP,
          udp.host(),
          udp.port(),
          true,
          udp.protocol(),
          udp.width(),
          udp.height(),
          udp.bufferBytes(),
          times);
    }
    Tcp tcp = (Tcp) live;
    return new LiveSpec(
        input.name(),
        Transport.TCP,
        tcp.host(),
        tcp.port(),
        tcp.listen(),
        tcp.protocol(),
        tcp.width(),
        tcp.height(),
        LiveSpec.SOCKET_BYTES,
        times);
  }
}
