/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.sink;

import io.neuromorphic.flink.event.EventObserver;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.util.function.SerializableFunction;

/**
 * Shows a stream to an {@link EventObserver} in the same JVM. A job graph carries only the
 * observer's id, so this works on a mini cluster alone.
 *
 * @param <T> what the stream carries
 */
public final class ObserverSink<T> implements Sink<T> {

  private static final long serialVersionUID = 1L;

  private static final Map<String, EventObserver> OBSERVERS = new ConcurrentHashMap<>();

  private final String id;
  private final SerializableFunction<EventObserver, Shown<T>> shown;

  private ObserverSink(String id, SerializableFunction<EventObserver, Shown<T>> shown) {
    this.id = id;
    this.shown = shown;
  }

  /** Takes elements of one kind. */
  @FunctionalInterface
  public interface Shown<T> {
    /** Takes one element. */
    void see(T element);
  }

  /**
   * An observer that sinks of this JVM find by its id, until it is closed.
   *
   * @param id what {@link ObserverSink#to} is given
   */
  public record Observed(String id) implements AutoCloseable {
    @Override
    public void close() {
      OBSERVERS.remove(id);
    }
  }

  /** Makes an observer known. */
  public static Observed observe(EventObserver observer) {
    String id = UUID.randomUUID().toString();
    OBSERVERS.put(id, observer);
    return new Observed(id);
  }

  /**
   * A sink.
   *
   * @param id of {@link Observed}
   * @param shown which method of the observer takes the elements
   */
  public static <T> ObserverSink<T> to(
      String id, SerializableFunction<EventObserver, Shown<T>> shown) {
    return new ObserverSink<>(id, shown);
  }

  @Override
  public SinkWriter<T> createWriter(WriterInitContext context) {
    EventObserver observer =
        Optional.ofNullable(OBSERVERS.get(id))
            .orElseThrow(() -> new IllegalStateException("no observer in this JVM: " + id));
    return new Writer<>(shown.apply(observer));
  }

  private record Writer<T>(Shown<T> shown) implements SinkWriter<T> {
    @Override
    public void write(T element, Context context) {
      shown.see(element);
    }

    @Override
    public void flush(boolean endOfInput) {
      // An observer has seen everything at once.
    }

    @Override
    public void close() {
      // Its owner closes it.
    }
  }
}
