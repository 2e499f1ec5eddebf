/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.state.api.OperatorIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What {@code state} refuses before it reads a shard. */
class StateCommandTest {

  private final StringWriter err = new StringWriter();

  @TempDir Path folder;

  private List<String> refused(int status, String... arguments) {
    CommandLine line =
        Main.commandLine(List.of(new StateCommand())).setErr(new PrintWriter(err, true));
    String[] all = new String[arguments.length + 1];
    all[0] = "state";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    assertThat(Main.execute(line, all)).isEqualTo(status);
    return err.toString().lines().map(text -> text.replace("" + folder, "FOLDER")).toList();
  }

  private void savepoint(OperatorID... operators) throws IOException {
    List<OperatorState> states =
        List.of(operators).stream().map(id -> new OperatorState("any", "any", id, 1, 128)).toList();
    try (DataOutputStream out =
        new DataOutputStream(Files.newOutputStream(folder.resolve("_metadata")))) {
      Checkpoints.storeCheckpointMetadata(new CheckpointMetadata(1, states, List.of()), out);
    }
  }

  private void savepointOf(String... uids) throws IOException {
    List<OperatorState> states =
        List.of(uids).stream()
            .map(
                uid ->
                    new OperatorState(
                        uid, uid, OperatorIdentifier.forUid(uid).getOperatorId(), 1, 128))
            .toList();
    try (DataOutputStream out =
        new DataOutputStream(Files.newOutputStream(folder.resolve("_metadata")))) {
      Checkpoints.storeCheckpointMetadata(new CheckpointMetadata(1, states, List.of()), out);
    }
  }

  @Test
  void neuronsOfAProgramAreFoundByTheirPrefix() throws IOException {
    // A stage may be named like the first one.
    savepointOf("source-x", "left-populations", "left-populations-a-populations");
    String none = "neuromorphic: FOLDER: the populations have no state in it";
    assertThat(refused(1, folder.toString())).first().asString().startsWith(none);
    assertThat(refused(1, folder.toString(), "--prefix", "left")).last().isNotNull();
    assertThat(refused(2, folder.toString(), "--prefix", "right"))
        .contains("neuromorphic state: --prefix right: expected one of 'left'");
  }

  @Test
  void ofSeveralNeuronsOneIsChosen() throws IOException {
    savepointOf("populations", "populations-b", "left-populations", "right-hand-populations");
    assertThat(refused(2, folder.toString()))
        .first()
        .isEqualTo(
            "neuromorphic state: FOLDER: holds several neurons: choose with --prefix, one of '',"
                + " 'left', 'right-hand'");
    for (String prefix : new String[] {"", "left", "right-hand"}) {
      assertThat(refused(1, folder.toString(), "--prefix", prefix))
          .anyMatch(line -> line.contains("the populations have no state in it"));
    }
  }

  @Test
  void aPlaceThatIsNotThere() {
    assertThat(refused(2, folder + "/chk-1"))
        .containsExactly(
            "neuromorphic: FOLDER/chk-1 is no savepoint and no checkpoint: it does not exist");
  }

  @Test
  void aUriThatLeadsNowhere() {
    assertThat(refused(2, folder.toUri() + "chk-1"))
        .first()
        .asString()
        .startsWith(
            "neuromorphic: FOLDER/chk-1 is no savepoint and no checkpoint: it does not exist");
  }

  @Test
  void aFolderWithoutMetadata() {
    assertThat(refused(2, folder.toString()))
        .containsExactly(
            "neuromorphic: FOLDER is no savepoint and no checkpoint: it holds no _metadata");
  }

  @Test
  void aFileOfSomethingElse() throws IOException {
    Path file = Files.writeString(folder.resolve("_metadata"), "t,population,neuron,current\n");
    assertThat(refused(2, file.toString()))
        .containsExactly(
            "neuromorphic: FOLDER/_metadata is no savepoint and no checkpoint: its _metadata cannot"
                + " be read as one of Flink's");
  }

  @Test
  void aSavepointOfAnotherJob() throws IOException {
    savepoint(OperatorIdentifier.forUid("counts").getOperatorId());
    assertThat(refused(1, folder.toString()))
        .first()
        .isEqualTo(
            "neuromorphic: FOLDER: not of a job of ours: none of its 1 operators has the uid"
                + " 'populations'");
  }

  @Test
  void aSavepointWithoutStateOfThePopulations() throws IOException {
    savepoint(OperatorIdentifier.forUid("populations").getOperatorId());
    assertThat(refused(1, folder.toString()))
        .first()
        .isEqualTo(
            "neuromorphic: FOLDER: the populations have no state in it; had the job come to its"
                + " end?");
  }

  @Test
  void anOutputOfAnUnknownKind() {
    assertThat(refused(2, folder.toString(), "--out", "x.txt"))
        .first()
        .isEqualTo("neuromorphic state: --out: expected a file .csv, .npy or .npz, found x.txt");
  }

  @Test
  void anOutputInAFolderThatIsNotThere() {
    assertThat(refused(2, folder.toString(), "--out", folder + "/no/x.csv"))
        .first()
        .isEqualTo("neuromorphic state: --out: not a file in an existing folder: FOLDER/no/x.csv");
  }
}
