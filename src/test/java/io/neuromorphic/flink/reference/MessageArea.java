/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.reference;

import io.neuromorphic.flink.reference.Message.Way;
import java.util.regex.Pattern;

/** What messages are about, and what to do about them: the chapters of the page of errors. */
enum MessageArea {
  REJECTED(
      Way.REJECTION,
      "Details of rejected events",
      ".*",
      "What stands beside the reason of a rejected event. Where an event could not be parsed, it is one of the messages on"
          + " [recordings and streams](#recordings-and-streams-of-events)."),
  SAVEPOINT(
      "Savepoints and resuming",
      "job/(Resume|SavepointFinder|SavepointLook|PositionCheck)|operator/(Resume|StartingShards)\\w*|job/tool/Savepoint\\w*|state/.*",
      "The job file does not fit the savepoint, or there is none at the path; nothing was started, and nothing is lost. Status 2. Give the path of"
          + " a savepoint or of a retained checkpoint (`chk-N`); undo the change of the job file; give the changed input or population another"
          + " name; or, where losing it is what you want, `--allow-lost-state`. See [stop and resume](../../README.md#stop-and-resume)."),
  JOB_FILE(
      "Job files",
      "job/(config|secret)/.*|kernel/.*",
      "What stands in the job file, or in a `--set`, cannot run. The message begins with the file and line, or the `--set`, and the key; all"
          + " problems are found at once, and `--debug` shows them all. Status 2. [Job file](job-file.md) has each key and what it takes."),
  COMMAND(
      "Command lines",
      "cli/.*|job/(tool|explain|trial|compare|report)/.*|plot/.*|view/.*",
      "An option or an argument makes no sense; nothing was started. Status 2. `--help` after the command shows what it takes;"
          + " [commands](commands.md) has all of them."),
  START(
      "Before the start",
      "job/\\w+|job/network/.*",
      "The job file is right, and something that it names is not there, not reachable, or not allowed: Kafka, a topic, a file, a port. Status 1."
          + " Mend that and start again; [troubleshooting](../troubleshooting.md#before-the-start) has causes."),
  RECORDING(
      "Recordings and streams of events",
      "codec/(?!tensor|numpy|safetensors|csv/(Neuron|Weight|Synapse)).*|source/(capture|convert|files|inspect|scene|replay)/.*|source/\\w+",
      "A recording, a message or a stream is not what its format says; the message has the file and the byte or line. Of a recording, the job or"
          + " command ends with status 1. Of a record of Kafka it is the detail of a rejected event (`unparsable`), and the job goes on. `inspect`"
          + " reads a file to its end and tells what is odd in it; [recordings](../recordings.md) has the formats."),
  WEIGHTS(
      "Weights and states of neurons",
      "codec/(tensor|numpy|safetensors|csv)/.*|source/(synapses|neurons)/.*",
      "A file of weights, parameters or states cannot be read, or does not fit the sizes. In a job file it is told with the key, status 2. Rows are"
          + " what synapses go to: [target, source]; [weights](../weights.md) has the forms."),
  FEED(
      "replay, ingest and record",
      "job/feed/.*|sink/topic/.*",
      "What is sent to Kafka could not be read or written. Status 1. What was sent until then stays in the topic."),
  RUNNING(
      "While a job runs",
      "source/(intake|kafka|live)/.*|operator/.*|sink/.*|job/run/.*",
      "Found when events came. Where the same would happen again after a restart (a clock that jumps, a file that has changed, `on-invalid: fail`) the"
          + " job ends, with status 1; else it goes on from its last checkpoint. [Troubleshooting](../troubleshooting.md#while-the-job-runs) has"
          + " what it tells meanwhile."),
  PROGRAM(
      "Programs of your own",
      "stream/.*",
      "A program that uses the [library](../library.md) says something that cannot run. An exception, thrown where the program is put together."),
  CLUSTER(
      "Clusters and brokers",
      "cluster/.*|broker/.*|job/remote/.*",
      "A cluster on this machine, its broker, or a Flink cluster elsewhere could not be started, found or asked. Status 1. Logs are in the folder"
          + " of the cluster; `cluster status` shows which process runs."),
  ODD(
      Way.WARNING,
      "What was odd in a recording or a stream",
      "codec/.*|source/(Gzip|Zstd)\\w*|source/live/TcpEndpoint",
      "No errors: bytes that were skipped or mended while the events around them were read, or that are no events. `inspect` and the summary of `convert`,"
          + " `replay` and `record` count them; of a live sensor, the log does."),
  WARNED(
      Way.WARNING,
      "Warnings and advice",
      ".*",
      "Told on stderr or in the log, and the work goes on; or what stands below an error.");

  private final Way way;
  private final String title;
  private final Pattern files;
  private final String means;

  MessageArea(String title, String files, String means) {
    this(Way.ERROR, title, files, means);
  }

  MessageArea(Way way, String title, String files, String means) {
    this.way = way;
    this.title = title;
    this.files = Pattern.compile(files);
    this.means = means;
  }

  String title() {
    return title;
  }

  /** What happened and what to do, in Markdown. */
  String means() {
    return means;
  }

  /** Whether it is that of a message; the first one that is takes it. */
  boolean holds(Message message) {
    return message.way() == way && files.matcher(message.file()).matches();
  }
}
