/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.job.config.InputConfig.ClockKind;
import io.neuromorphic.flink.job.config.InputConfig.Tcp;
import io.neuromorphic.flink.job.config.InputConfig.Udp;
import io.neuromorphic.flink.source.live.LiveProtocol;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveInputsTest {

  @TempDir Path folder;

  private JobText source(String source) {
    return JobText.minimal(folder).line(5, "    " + source);
  }

  private void refuses(String source, String... problems) {
    assertThat(source(source).problems()).containsExactly(problems);
  }

  @Test
  void datagramsAreReceivedOnThisMachineUnlessTold() {
    InputConfig input = source("udp: {port: 3333, protocol: spif}").input();
    assertThat(input.origin())
        .isEqualTo(new Udp("127.0.0.1", 3333, LiveProtocol.SPIF, 0, 0, 4 << 20));
    assertThat(input.bounded()).isFalse();
    assertThat(input.isCamera()).isTrue();
    assertThat(
            source("udp: {host: 0.0.0.0, port: 1, protocol: faery-t32, size: [6, 4], buffer: 64kB}")
                .input()
                .origin())
        .isEqualTo(new Udp("0.0.0.0", 1, LiveProtocol.FAERY_T32, 6, 4, 64 << 10));
  }

  @Test
  void connectionsAreMadeOrWaitedFor() {
    assertThat(source("tcp: {host: dv.local, port: 65535, protocol: dv}").input().origin())
        .isEqualTo(new Tcp("dv.local", 65_535, LiveProtocol.DV, false, 0, 0));
    assertThat(
            source("tcp: {host: '::1', port: 5, protocol: evt3, listen: true, size: [640, 480]}")
                .input()
                .origin())
        .isEqualTo(new Tcp("::1", 5, LiveProtocol.EVT3, true, 640, 480));
  }

  @Test
  void aSensorsClockIsAlignedUnlessTold() {
    JobText live = source("udp: {port: 3333, protocol: spif}");
    assertThat(live.input().clock().kind()).isEqualTo(ClockKind.ALIGN);
    assertThat(live.add("").line(6, "    into: retina\n    time: as-recorded").input().clock())
        .isEqualTo(InputConfig.Clock.AS_RECORDED);
  }

  @Test
  void itNeedsAPortAndAProtocol() {
    refuses(
        "udp: {}",
        "job.yaml:5: inputs.camera.udp: missing key 'port', a whole number from 1 to 65535",
        "job.yaml:5: inputs.camera.udp: missing key 'protocol', one of spif, faery-t64,"
            + " faery-t32, aedat3");
    refuses(
        "udp: {port: 65536, protocol: spif}",
        "job.yaml:5: inputs.camera.udp.port: expected a whole number from 1 to 65535, found '65536'");
    refuses(
        "udp: 3333",
        "job.yaml:5: inputs.camera.udp: expected a map of host, port, protocol, size, buffer,"
            + " found '3333'");
  }

  @Test
  void whatItDoesNotKnowIsNamed() {
    refuses(
        "udp: {prt: 1, port: 2, protocol: spif}",
        "job.yaml:5: unknown key 'prt' in inputs.camera.udp, did you mean 'port'?");
    refuses(
        "udp: {port: 2, protocol: faery-t16}",
        "job.yaml:5: inputs.camera.udp.protocol: expected one of spif, faery-t64, faery-t32,"
            + " aedat3, found 'faery-t16', did you mean 'faery-t64'?");
    refuses(
        "udp: {port: 2, protocol: dv}",
        "job.yaml:5: inputs.camera.udp.protocol: 'dv' does not travel by udp; what does: spif,"
            + " faery-t64, faery-t32, aedat3");
    assertThat(source("tcp: {port: 2, protocol: spif}").problems())
        .singleElement()
        .asString()
        .startsWith("job.yaml:5: inputs.camera.tcp.protocol: 'spif' does not travel by tcp; what")
        .contains("evt3", "dv", "aedat3");
    refuses(
        "udp: {port: 2, protocol: spif, host: 'a b'}",
        "job.yaml:5: inputs.camera.udp.host: expected a host name or address, found 'a b', the own"
            + " address to receive at");
    refuses(
        "udp: {port: 2, protocol: spif, buffer: 2GB}",
        "job.yaml:5: inputs.camera.udp.buffer: expected a number of bytes from 1 to 1073741824,"
            + " such as 64kB or 4MB, found '2GB'");
  }

  @Test
  void aSensorCannotBeSlowedDown() {
    assertThat(
            source("udp: {port: 2, protocol: spif}")
                .line(6, "    into: retina\n    speed: 0.5")
                .problems())
        .containsExactly(
            "job.yaml:7: inputs.camera.speed: expected max: only a recording or a scene can be"
                + " slowed down, found '0.5'");
  }

  @Test
  void itNeedsAPopulationAndForFlipsItsSize() {
    assertThat(source("tcp: {port: 2, protocol: dv}").line(6, "").problems())
        .containsExactly(
            "job.yaml:4: inputs.camera: a live input needs a population to go to; add 'into', or"
                + " encode.on-into or encode.off-into");
    String flips = "    into: retina\n    encode: {flip-y: true}";
    assertThat(source("udp: {port: 2, protocol: spif}").line(6, flips).problems())
        .containsExactly(
            "job.yaml:7: inputs.camera.encode.flip-y: needs the sensor's size; give the input"
                + " 'size'");
    InputConfig sized =
        source("udp: {port: 2, protocol: spif, size: [6, 4]}").line(6, flips).input();
    assertThat(sized.encode().orElseThrow().height()).isEqualTo(4);
  }

  @Test
  void settingOneReplacesWhateverWasThere() {
    InputConfig set =
        JobText.minimal(folder).set("inputs.camera.udp={port: 9, protocol: spif}").input();
    assertThat(set.origin()).isEqualTo(new Udp("127.0.0.1", 9, LiveProtocol.SPIF, 0, 0, 4 << 20));
    assertThat(set.clock().kind()).isEqualTo(ClockKind.ALIGN);
    assertThat(
            source("udp: {port: 2, protocol: spif}")
                .set("inputs.camera.scene={}")
                .input()
                .clock()
                .kind())
        .isEqualTo(ClockKind.AS_RECORDED);
  }
}
