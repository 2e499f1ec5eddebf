/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a test feeds an input of a job; made by {@link TestInputs}. */
public sealed interface TestInput {

  /**
   * A path or URI of a recording that holds it.
   *
   * @param scratch folder for one that must be written first
   * @param name of the input
   */
  String file(Path scratch, String name) throws IOException;

  /**
   * A recording that exists.
   *
   * @param file path or URI
   */
  record Recording(String file) implements TestInput {
    @Override
    public String file(Path scratch, String name) {
      return file;
    }
  }

  /**
   * Current events.
   *
   * @param events in the order in which they are read
   */
  record Currents(List<CurrentEvent> events) implements TestInput {
    @Override
    public String file(Path scratch, String name) throws IOException {
      List<String> rows = new ArrayList<>(List.of("t,population,neuron,current"));
      for (CurrentEvent event : events) {
        rows.add(
            event.t() + "," + event.population() + "," + event.neuron() + "," + event.current());
      }
      return write(scratch, name, rows);
    }
  }

  /**
   * Camera events.
   *
   * @param events in the order in which they are read
   */
  record Camera(List<CameraEvent> events) implements TestInput {
    @Override
    public String file(Path scratch, String name) throws IOException {
      List<String> rows = new ArrayList<>(List.of("t,x,y,polarity"));
      for (CameraEvent event : events) {
        rows.add(event.t() + "," + event.x() + "," + event.y() + "," + event.polarity());
      }
      return write(scratch, name, rows);
    }
  }

  private static String write(Path scratch, String name, List<String> rows) throws IOException {
    return Files.write(scratch.resolve(name + ".csv"), rows).toString();
  }
}
