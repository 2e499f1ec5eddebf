/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.matrix;

import io.neuromorphic.flink.job.TestBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Writes the files and topics that the cells read, each once. */
final class FeedWriter {

  private final Feed feed;
  private final long seed;
  private final FeedFolder folder;
  private final TestBroker broker;
  private final String prefix;

  FeedWriter(Feed feed, long seed, FeedFolder folder, TestBroker broker) {
    this.feed = feed;
    this.seed = seed;
    this.folder = folder;
    this.broker = broker;
    this.prefix = broker.freshName();
  }

  /** Writes what these cells need. */
  void write(Collection<Cell> cells) throws Exception {
    Files.writeString(folder.path().resolve("job.yaml"), feed.yaml(broker.bootstrap()));
    folder.put("events", feed.events().size());
    folder.put("span", feed.lastTime() - feed.firstTime());
    folder.put("sharded", feed.populations().get(0).name());
    csv(folder.path().resolve("recorded.csv"), feed.events());
    for (Cell cell : cells) {
      String source = FeedFolder.source(cell);
      if (!folder.properties().containsKey(source)) {
        write(cell, source);
      }
    }
    folder.write();
  }

  private void write(Cell cell, String source) throws Exception {
    long arrivalSeed = 31 * seed + source.hashCode();
    List<? extends FeedEvent> arrival =
        cell.order().arrange(feed.events(), feed.delayMicros(), arrivalSeed);
    if (cell.is(Factor.INPUT, "recording")) {
      boolean asIs = cell.order() == ArrivalOrder.RECORDED && feed.recording().isPresent();
      folder.put(
          source,
          asIs
              ? feed.recording().get()
              : csv(folder.path().resolve(cell.order().word() + ".csv"), arrival));
      return;
    }
    String topic = prefix + "-" + source;
    folder.put(source, topic);
    folder.put(
        source + ".batches",
        cell.is(Factor.INPUT, "json")
            ? FeedTopic.json(broker, topic, cell.packets(), arrival, arrivalSeed)
            : FeedTopic.packets(broker, topic, cell.packets(), arrival));
  }

  private Path csv(Path file, List<? extends FeedEvent> events) throws IOException {
    List<String> lines = new ArrayList<>(events.size() + 1);
    lines.add(feed.header());
    events.forEach(event -> lines.add(event.csv()));
    return Files.write(file, lines);
  }
}
