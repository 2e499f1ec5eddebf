/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Turns YAML 1.2 into {@link YamlValue}s and refuses what no job file needs: deep nesting, masses
 * of aliases, duplicate keys, keys that are not single values, tags of other programs.
 */
final class YamlParser {

  /** Characters of a job file. */
  static final int LONGEST_TEXT = 1 << 20;

  private static final int DEEPEST = 32;
  private static final int MOST_VALUES = 200_000;
  private static final int MOST_ALIASES = 50;
  private static final Set<Tag> TAGS =
      Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.SEQ, Tag.MAP);

  private final IntFunction<Place> placeOfLine;
  private int values;

  private YamlParser(IntFunction<Place> placeOfLine) {
    this.placeOfLine = placeOfLine;
  }

  /**
   * Parses one document.
   *
   * @param placeOfLine gives the place of a line, from 1
   * @return empty where the text has no value at all
   * @throws JobFileException if it is not YAML, or more than a job file may be
   */
  static Optional<YamlValue> parse(String text, IntFunction<Place> placeOfLine) {
    return new YamlParser(placeOfLine).parse(text);
  }

  private Optional<YamlValue> parse(String text) {
    LoadSettings settings =
        LoadSettings.builder()
            .setSchema(new CoreSchema())
            .setCodePointLimit(LONGEST_TEXT)
            .setMaxAliasesForCollections(MOST_ALIASES)
            .setAllowRecursiveKeys(false)
            // The reader copies what it has for every buffer of more within one long word.
            .setBufferSize(Math.max(1_024, text.length()))
            .build();
    try {
      refuseDeepNesting(new Parse(settings).parseString(text));
      return new Compose(settings).composeString(text).map(node -> convert(node, 1));
    } catch (MarkedYamlEngineException e) {
      Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
      String context = e.getContext() == null ? "" : " " + e.getContext();
      // Without its cause, which would repeat the text around the place, whatever stands there.
      throw refuse(
          mark.map(Mark::getLine).orElse(0) + 1, "not YAML: " + e.getProblem() + context, null);
    } catch (ReaderException e) {
      int line = 1 + (int) text.codePoints().limit(e.getPosition()).filter(c -> c == '\n').count();
      throw refuse(
          line, String.format("not YAML: character U+%04X is not allowed", e.getCodePoint()), e);
    } catch (YamlEngineException e) {
      throw refuse(1, "not YAML: " + e.getMessage(), e);
    }
  }

  /** Before composing, which recurses. */
  private void refuseDeepNesting(Iterable<Event> events) {
    int depth = 0;
    for (Event event : events) {
      if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
        throw refuse(
            event.getStartMark().map(Mark::getLine).orElse(0) + 1,
            "nested more than " + DEEPEST + " levels deep",
            null);
      } else if (event instanceof CollectionEndEvent) {
        depth--;
      }
    }
  }

  private YamlValue convert(Node node, int depth) {
    int line = line(node);
    Place place = placeOfLine.apply(line);
    if (depth > DEEPEST) {
      throw refuse(line, "nested more than " + DEEPEST + " levels deep, or within itself", null);
    }
    if (++values > MOST_VALUES) {
      throw refuse(line, "more than " + MOST_VALUES + " values, aliases counted in full", null);
    }
    if (!TAGS.contains(node.getTag())) {
      throw refuse(line, "the tag " + node.getTag() + " means nothing in a job file", null);
    }
    if (node instanceof ScalarNode scalar) {
      return new YamlValue.Scalar(scalar.getValue(), node.getTag().equals(Tag.NULL), place);
    }
    if (node instanceof SequenceNode sequence) {
      List<YamlValue> items = new ArrayList<>();
      for (Node item : sequence.getValue()) {
        items.add(convert(item, depth + 1));
      }
      return new YamlValue.Sequence(items, place);
    }
    return convertMap((MappingNode) node, place, depth);
  }

  private YamlValue convertMap(MappingNode node, Place place, int depth) {
    Map<String, YamlValue.Entry> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : node.getValue()) {
      Node key = tuple.getKeyNode();
      if (!(key instanceof ScalarNode scalar)) {
        throw refuse(line(key), "a key must be a single word, found a list or map", null);
      }
      Place keyPlace = placeOfLine.apply(line(key));
      YamlValue.Entry former =
          entries.put(
              scalar.getValue(),
              new YamlValue.Entry(keyPlace, convert(tuple.getValueNode(), depth + 1)));
      if (former != null) {
        String first =
            former.keyPlace().line() > 0 ? " (first on line " + former.keyPlace().line() + ")" : "";
        throw refuse(
            line(key), "the key " + Quoted.of(scalar.getValue()) + " stands twice" + first, null);
      }
    }
    return new YamlValue.Mapping(entries, place);
  }

  private static int line(Node node) {
    return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
  }

  private JobFileException refuse(int line, String problem, Throwable cause) {
    JobFileException refusal = new JobFileException(placeOfLine.apply(line), problem);
    if (cause != null) {
      refusal.initCause(cause);
    }
    return refusal;
  }
}
