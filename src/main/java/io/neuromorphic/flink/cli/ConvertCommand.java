/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import io.neuromorphic.flink.job.tool.Conversion;
import io.neuromorphic.flink.job.tool.UsageException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.function.DoubleConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code convert}: a recording in another format. */
@Command(
    name = "convert",
    description = "Write the events of a camera's recording in another format.",
    footer = {
      "",
      "@|bold Examples:|@",
      "  bin/neuromorphic convert camera.raw camera.aedat4",
      "  bin/neuromorphic convert camera.aedat4 camera.csv --from-zero",
      "  bin/neuromorphic convert camera.csv camera.raw --to evt3 --size 640x480 \\",
      "      --force",
      "",
      "@|bold Read next:|@ docs/recordings.md"
    })
final class ConvertCommand implements Callable<Integer> {

  /** The formats that can be written, for the help. */
  static final class Targets implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Conversion.targets().iterator();
    }
  }

  private static final double LINE_SECONDS = 5;

  /** What takes no longer needs no progress. */
  private static final double SHORT_SECONDS = 0.5;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "IN", description = "A recording of camera events.")
  private String in;

  @Parameters(index = "1", paramLabel = "OUT", description = "The file to write.")
  private Path out;

  @Option(
      names = "--to",
      paramLabel = "FORMAT",
      completionCandidates = Targets.class,
      description = "One of ${COMPLETION-CANDIDATES}; needed where OUT's extension does not tell.")
  private String to;

  @Option(
      names = "--size",
      paramLabel = "WxH",
      description = "Size of the sensor (default: as the recording tells, or its events reach).")
  private String size;

  @Option(names = "--from-zero", description = "Subtract the first event's time from all.")
  private boolean fromZero;

  @Option(names = "--force", description = "Replace OUT where it exists.")
  private boolean force;

  @Mixin private final CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws Exception {
    RecordingArgument.check(in, spec);
    try {
      ProgressBar bar = common.bar(spec.commandLine().getErr());
      long start = System.nanoTime();
      DoubleConsumer progress =
          read -> {
            double seconds = (System.nanoTime() - start) / 1e9;
            if (seconds > SHORT_SECONDS) {
              bar.show(seconds, read, LINE_SECONDS, "converted");
            }
          };
      Conversion conversion =
          Conversion.of(new Conversion.Wish(in, out, to, size, fromZero, force), progress);
      bar.end();
      conversion
          .notes()
          .forEach(note -> spec.commandLine().getErr().println(painted(note, common.err())));
      spec.commandLine().getOut().println(conversion.summary());
      return 0;
    } catch (UsageException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private static String painted(String note, Paint paint) {
    String warning = "warning:";
    return note.startsWith(warning)
        ? paint.warning(warning) + note.substring(warning.length())
        : note;
  }
}
