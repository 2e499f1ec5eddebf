/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.neuromorphic.flink.kernel.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SimulationTest {

  private static final Pattern CUSTOM =
      Pattern.compile("custom\\d+_a(.+)_b(.+)_c(.+)_d(.+)_v(.+)_u(.+)_tau(.+)_dt(.+)");

  @TempDir Path folder;

  static List<String> names() {
    return Golden.feedForward();
  }

  @ParameterizedTest
  @MethodSource("names")
  void aReferenceFileComesOutAsItWentIn(String name) throws IOException {
    Path golden = Golden.path("feed_forward/" + name + ".csv");
    Path out = folder.resolve("out.csv");
    Simulation.Result result = simulation(name).run(golden, out);
    List<String> expected =
        Files.readAllLines(golden).stream().filter(line -> !line.startsWith("-1,")).toList();
    assertThat(Files.readAllLines(out)).isEqualTo(expected);
    assertThat(result.steps()).isEqualTo(expected.size() - 1);
    assertThat(result.spikes()).isEqualTo(expected.stream().filter(l -> l.endsWith(",1")).count());
    assertThat(result.resets()).isZero();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(out);
    }
  }

  @Test
  void theColumnIsFoundByItsNameAndMayHoldDecimals() throws IOException {
    Path currents =
        file("\uFEFFt, \"current\" ,x\r\n0,41600000,a\r\n\r\n1, 14.0 ,b\n2,,c\n3,1.4e1,");
    Path out = folder.resolve("out.csv");
    assertThat(tonic(true).run(currents, out).steps()).isEqualTo(3);
    assertThat(Files.readAllLines(out))
        .containsExactly(
            "step,current,v,u,z",
            "0,14,-66.5,-14,0",
            "1,14,-63.4025,-13.9965,0",
            "2,14,-60.457733,-13.98992,0");
  }

  @Test
  void aNeuronThatLeavesTheFiniteNumbersIsCounted() throws IOException {
    Path currents = file("current\n7fc00000\nff800000\n0\n");
    Path out = folder.resolve("out.csv");
    assertThat(tonic(true).run(currents, out)).isEqualTo(new Simulation.Result(3, 0, 2));
    assertThat(Files.readAllLines(out))
        .contains("0,NaN,-70,-14,0", "1,-Infinity,-70,-14,0", "2,0,-70,-14,0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "current;1;x | line 3: current 'x': expected 8 hexadecimal digits or a decimal in the range",
        "current;4160000 g | line 2: current '4160000 g': expected 8 hexadecimal digits",
        "current;NaN | line 2: current 'NaN': expected 8 hexadecimal digits",
        "current;1e39 | line 2: current '1e39': expected 8 hexadecimal digits",
        "t,current;1,2;3 | line 3: 1 columns: expected 2 as in the header",
        "t,i;1,2 | line 1: columns t,i: expected one named current",
        "current,current;1,2 | line 1: two columns named current: expected one"
      })
  void whatIsWrongInAFileIsNamedWithItsLine(String content, String message) throws IOException {
    Path currents = file(content.replace(';', '\n'));
    Path out = folder.resolve("out.csv");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> tonic(false).run(currents, out))
        .withMessageStartingWith(currents + " " + message);
    assertThat(out).doesNotExist();
  }

  @Test
  void anEmptyFileOrOneThatIsNoTextIsRefused() throws IOException {
    Path out = folder.resolve("out.csv");
    Path empty = file("");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> tonic(false).run(empty, out))
        .withMessage(empty + ": empty, expected a header line with a column current");
    Path binary = folder.resolve("binary");
    Files.write(binary, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> tonic(false).run(binary, out))
        .withMessageContaining("not UTF-8 text");
  }

  @Test
  void pathsAndStepsThatMakeNoSenseAreBadUsage() throws IOException {
    Path currents = file("current\n1\n");
    assertUsage("--currents nowhere.csv", () -> tonic(false).run(Path.of("nowhere.csv"), currents));
    assertUsage("--out " + folder + ": expected a file", () -> tonic(false).run(currents, folder));
    NeuronModel model = NeuronModel.of(Optional.of("dap"), List.of());
    assertUsage("--dt 0.0: expected seconds above 0", () -> new Simulation(model, 0, false));
    assertUsage("--dt NaN: expected seconds above 0", () -> new Simulation(model, 0.0 / 0, false));
    assertUsage(
        "tau_inv*dt = Infinity",
        () -> new Simulation(model, 1e300, false).run(currents, folder.resolve("out.csv")));
  }

  private static void assertUsage(
      String message, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(call)
        .withMessageStartingWith(message);
  }

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("currents.csv"), content);
  }

  private static Simulation tonic(boolean decimal) {
    return new Simulation(NeuronModel.of(Optional.of("tonic_spiking"), List.of()), 0.001, decimal);
  }

  private static Simulation simulation(String name) {
    Matcher custom = CUSTOM.matcher(name);
    if (!custom.matches()) {
      return new Simulation(NeuronModel.of(Optional.of(name), List.of()), 0.001, false);
    }
    String parameters =
        String.format(
            "a=%s,b=%s,c=%s,d=%s,v_rest=%s,u_rest=%s,tau_inv=%s",
            custom.group(1),
            custom.group(2),
            custom.group(3),
            custom.group(4),
            custom.group(5),
            custom.group(6),
            custom.group(7));
    return new Simulation(
        NeuronModel.of(Optional.empty(), List.of(parameters)),
        Double.parseDouble(custom.group(8)),
        false);
  }
}
