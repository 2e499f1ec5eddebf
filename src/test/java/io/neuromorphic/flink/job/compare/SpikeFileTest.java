/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpikeFileTest {

  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.write(folder.resolve("x.csv"), text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    SpikeTrains spikes =
        SpikeTrains.of(new Spike(2_000, "v1", 1), new Spike(-5, "v1", 0), new Spike(-5, "a", 9));
    Path file = folder.resolve("new/x.csv");

    SpikeFile.write(spikes, file);

    assertThat(Files.readString(file))
        .isEqualTo("t,population,neuron\n-5,a,9\n-5,v1,0\n2000,v1,1\n");
    assertThat(SpikeFile.read(file)).isEqualTo(spikes);
    assertThat(folder.resolve("new").toFile().list()).containsExactly("x.csv");
  }

  @Test
  void othersMayReadItAsTheyMayReadEveryNewFile() throws IOException {
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
    Path usual = Files.writeString(folder.resolve("usual.csv"), "");
    Path file = folder.resolve("x.csv");

    SpikeFile.write(SpikeTrains.NONE, file);

    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(usual));
  }

  @Test
  void aLinkStaysOne() throws IOException {
    Path kept = Files.writeString(Files.createDirectory(folder.resolve("kept")).resolve("y"), "");
    Path link = Files.createSymbolicLink(folder.resolve("x.csv"), kept);

    SpikeFile.write(SpikeTrains.NONE, link);

    assertThat(link).isSymbolicLink();
    assertThat(kept).hasContent("t,population,neuron\n");
    assertThat(folder.resolve("kept").toFile().list()).containsExactly("y");
  }

  @Test
  void filesOfOtherProgramsAreRead() throws IOException {
    assertThat(SpikeFile.read(file("t,population,neuron\r\n 2, b ,1\r\n\r\n1,a,0")).spikes())
        .containsExactly(new Spike(1, "a", 0), new Spike(2, "b", 1));
  }

  @Test
  void whatIsNoSuchFileIsToldByLine() throws IOException {
    refused("", "line 1: expected the header t,population,neuron, found an empty file");
    refused("t,neuron\n1,2\n", "line 1: expected the header t,population,neuron, found 't,neuron'");
    refused(
        "t,population,neuron\n1,v1,2\n1,v1\n",
        "line 3: expected t,population,neuron, found '1,v1'");
    refused(
        "t,population,neuron\n1.5,v1,2\n",
        "line 2: expected t,population,neuron, found '1.5,v1,2'");
    refused(
        "t,population,neuron\n1,v1,-2\n", "line 2: expected t,population,neuron, found '1,v1,-2'");
    refused("t,population,neuron\n1,v1,2\n1,v1,2\n", "the spike 1,v1,2 stands twice");
    refused("t,population,neuron\n1,\u00e9,2\n", "line 1 or later: not UTF-8 text");
  }

  private void refused(String text, String problem) throws IOException {
    Path file = file(text);
    assertThatThrownBy(() -> SpikeFile.read(file))
        .isInstanceOf(IOException.class)
        .hasMessage(file + ": " + problem);
  }

  @Test
  void aNameThatWouldBreakTheRowsIsRefused() {
    SpikeTrains spikes = SpikeTrains.of(new Spike(1, "a,b", 0));

    assertThatThrownBy(() -> SpikeFile.write(spikes, folder.resolve("x.csv")))
        .hasMessage("the population 'a,b' cannot be named in a CSV file of spikes");
    assertThat(folder).isEmptyDirectory();
  }
}
