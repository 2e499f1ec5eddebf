/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.job;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.serialization.AbstractDeserializationSchema;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Flink's share: JSON from a topic, parsed by Jackson's streaming parser into a POJO, over a keyed
 * exchange, as JSON into a topic, at least once; object reuse on. Arguments: {@code host:port},
 * topic of {@link BenchTopics#json}.
 */
public final class IdentityJson {

  private static final int RECORD_CHARS = 80;

  private IdentityJson() {}

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    Measured.run(() -> run(args[0], args[1]));
  }

  private static Outcome run(String bootstrap, String topic) throws Exception {
    Span.reset();
    StreamExecutionEnvironment env = BenchKafka.checkpointed();
    env.getConfig().enableObjectReuse();
    String to = BenchKafka.freshTopic();
    env.fromSource(
            BenchKafka.source(bootstrap, topic, new Parser()),
            WatermarkStrategy.noWatermarks(),
            "currents")
        .keyBy(event -> event.group)
        .map(new Count())
        .sinkTo(BenchKafka.sink(bootstrap, (event, context, time) -> record(to, event)));
    env.execute("identity");
    return Span.withoutNeurons();
  }

  private static ProducerRecord<byte[], byte[]> record(String topic, NaiveEvent event) {
    String name = BenchCurrents.name(event.group);
    String value =
        new StringBuilder(RECORD_CHARS)
            .append("{\"t\":")
            .append(event.t)
            .append(",\"population\":\"")
            .append(name)
            .append("\",\"neuron\":")
            .append(event.neuron)
            .append(",\"current\":")
            .append(event.current)
            .append('}')
            .toString();
    return new ProducerRecord<>(
        topic, name.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8));
  }

  private static final class Parser extends AbstractDeserializationSchema<NaiveEvent> {

    private static final long serialVersionUID = 1L;
    private transient JsonFactory json;

    @Override
    public void open(InitializationContext context) {
      json = new JsonFactory();
    }

    @Override
    public NaiveEvent deserialize(byte[] bytes) throws IOException {
      Span.read();
      NaiveEvent event = new NaiveEvent();
      try (JsonParser parser = json.createParser(bytes)) {
        parser.nextToken();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String field = parser.currentName();
          parser.nextToken();
          switch (field) {
            case "t" -> event.t = parser.getLongValue();
            case "population" -> event.group = Integer.parseInt(parser.getText().substring(1));
            case "neuron" -> event.neuron = parser.getIntValue();
            case "current" -> event.current = parser.getFloatValue();
            default -> parser.skipChildren();
          }
        }
      }
      return event;
    }
  }

  private static final class Count extends RichMapFunction<NaiveEvent, NaiveEvent> {

    private static final long serialVersionUID = 1L;
    private transient long count;

    @Override
    public NaiveEvent map(NaiveEvent event) {
      count++;
      return event;
    }

    @Override
    public void close() {
      Span.done(count);
    }
  }
}
