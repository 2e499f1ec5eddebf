/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.event.ProbePacket;
import io.neuromorphic.flink.event.RejectReason;
import io.neuromorphic.flink.event.Rejection;
import io.neuromorphic.flink.event.SpikePacket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
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
  void writesSamplesAsDecimalsThatReadBack() throws IOException {
    ProbePacket packet = new ProbePacket("mo,tion", 0, 0);
    packet.add(Long.MIN_VALUE, 0, -65.2f, -13.1f);
    packet.add(-1, Integer.MAX_VALUE, -0f, Math.nextUp(-13.1f));
    Random random = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      packet.add(i, i, -80 + 110 * random.nextFloat(), Float.intBitsToFloat(random.nextInt()));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(ProbeCsv.header());
    new ProbeCsv().write(packet, out);
    List<String> rows = out.toString(UTF_8).lines().toList();
    assertThat(rows)
        .hasSize(20_003)
        .startsWith(
            "t,population,neuron,v,u",
            "-9223372036854775808,\"mo,tion\",0,-65.2,-13.1",
            "-1,\"mo,tion\",2147483647,-0.0,-13.099999");
    for (int i = 2; i < packet.size(); i++) {
      String[] fields = rows.get(i + 1).split(",", -1);
      assertThat(Float.floatToIntBits(Float.parseFloat(fields[4])))
          .isEqualTo(Float.floatToIntBits(packet.v()[i]));
      assertThat(Float.floatToIntBits(Float.parseFloat(fields[5])))
          .isEqualTo(Float.floatToIntBits(packet.u()[i]));
    }
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
