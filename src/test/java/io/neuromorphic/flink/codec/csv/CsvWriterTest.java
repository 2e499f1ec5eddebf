/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.event.RejectReason;
import io.neuromorphic.flink.event.Rejection;
import io.neuromorphic.flink.event.SpikePacket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class CsvWriterTest {

  @Test
  void writesSpikesRowByRow() throws IOException {
    long[] t = {0, -1, Long.MAX_VALUE, Long.MIN_VALUE};
    int[] neuron = {0, 17, Integer.MAX_VALUE, 5};
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(SpikeCsv.header());
    new SpikeCsv().write(new SpikePacket("motion", 0, t, neuron, 4), out);
    assertThat(out.toString(UTF_8))
        .isEqualTo(
            """
            t,population,neuron
            0,motion,0
            -1,motion,17
            9223372036854775807,motion,2147483647
            -9223372036854775808,motion,5
            """);
  }

  @Test
  void writesPacketsLargerThanItsBuffer() throws IOException {
    int count = 50_000;
    SpikePacket packet = new SpikePacket("p", 0, count);
    packet.addStep(1_000, 0, new int[count], count);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new SpikeCsv().write(packet, out);
    assertThat(out.toString(UTF_8)).isEqualTo("1000,p,0\n".repeat(count));
  }

  @Test
  void quotesWhatWouldBreakARow() {
    Rejection rejection =
        new Rejection(RejectReason.INVALID_CURRENT, "says \"x\"", "in", "line 2", "1,a,2,x\n");
    assertThat(new String(RejectedCsv.row(rejection), UTF_8))
        .isEqualTo("invalid-current,\"says \"\"x\"\"\",in,line 2,\"1,a,2,x\n\"\n");
    assertThat(new String(RejectedCsv.header(), UTF_8))
        .isEqualTo("reason,detail,source,position,value\n");
  }
}
