/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.sink;

import java.io.IOException;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.streaming.api.operators.StreamFlatMap;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Makes records that are written in transactions, and sees before each checkpoint that these can
 * still be committed. A broker aborts what is open for longer than the timeout, and the sink hears
 * of it when it commits: when the checkpoint is complete, and what it covers is not read again. So
 * a job that was paused, or whose checkpoints failed for so long, fails before that, and goes back
 * to the checkpoint whose transactions were committed.
 *
 * @param <T> what records are made of
 */
public class TransactionalRecords<T> extends StreamFlatMap<T, KafkaRecord> {

  private static final long serialVersionUID = 1L;

  /** The rest is for the checkpoint itself and for the commit. */
  private static final double PART_OF_TIMEOUT = 0.9;

  private final long timeoutMillis;
  private transient TreeMap<Long, Begin> begins;

  /** Of the oldest transaction that may be open. */
  private transient Begin oldest;

  private transient long elements;

  /** When the transactions behind a checkpoint's barrier began, and what had come before. */
  private record Begin(long millis, long elements) {}

  /**
   * @param records that are made of an element
   * @param timeoutMillis after which the broker aborts a transaction
   */
  public TransactionalRecords(FlatMapFunction<T, KafkaRecord> records, long timeoutMillis) {
    super(records);
    this.timeoutMillis = timeoutMillis;
  }

  /** The wall clock, as the broker has it, too: a machine that sleeps counts. */
  protected long nowMillis() {
    return System.currentTimeMillis();
  }

  @Override
  public void open() throws Exception {
    super.open();
    begins = new TreeMap<>();
    elements = 0;
    oldest = new Begin(nowMillis(), elements);
  }

  @Override
  public void processElement(StreamRecord<T> element) throws Exception {
    elements++;
    super.processElement(element);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    super.prepareSnapshotPreBarrier(checkpointId);
    Begin now = new Begin(nowMillis(), elements);
    long age = now.millis() - oldest.millis();
    if (elements > oldest.elements() && age > PART_OF_TIMEOUT * timeoutMillis) {
      throw new IOException(
          "no checkpoint was completed for "
              + age / 1_000
              + " s, and the transaction timeout is "
              + timeoutMillis / 1_000
              + " s: what was written since may have been aborted by the broker; it is written"
              + " anew");
    }
    begins.put(checkpointId, now);
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) throws Exception {
    super.notifyCheckpointComplete(checkpointId);
    Begin begin = begins.get(checkpointId);
    if (begin != null) {
      oldest = begin;
      begins.headMap(checkpointId, true).clear();
    }
  }
}
