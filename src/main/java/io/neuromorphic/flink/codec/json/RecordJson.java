/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.UTF8StreamJsonParser;
import com.fasterxml.jackson.core.sym.ByteQuadsCanonicalizer;

/**
 * Parsers of records: bounded in all that a sender chooses, for UTF-8 alone, and with exceptions
 * that carry no stack trace. A topic may hold nothing but what is no JSON, and a trace costs many
 * times what reading a record does.
 */
final class RecordJson extends JsonFactory {

  private static final long serialVersionUID = 1L;

  /** Longest record, bytes. */
  static final int MAX_RECORD_BYTES = 1024 * 1024;

  private static final int MAX_TEXT_CHARS = 64 * 1024;
  private static final int MAX_NUMBER_CHARS = 1_000;
  private static final int MAX_DEPTH = 64;
  private static final int BOM_BYTES = 3;

  RecordJson() {
    super(
        (JsonFactoryBuilder)
            new JsonFactoryBuilder()
                // Seen as numbers, NaN and Infinity are rejected for what they are.
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .streamReadConstraints(
                    StreamReadConstraints.builder()
                        .maxDocumentLength(MAX_RECORD_BYTES)
                        .maxNestingDepth(MAX_DEPTH)
                        .maxNameLength(MAX_TEXT_CHARS)
                        .maxStringLength(MAX_TEXT_CHARS)
                        .maxNumberLength(MAX_NUMBER_CHARS)
                        .build()));
  }

  /** Without the look at the first bytes that would find UTF-16 and UTF-32. */
  @Override
  protected JsonParser _createParser(byte[] bytes, int from, int length, IOContext context) {
    return new Parser(
        context,
        _parserFeatures,
        _byteSymbolCanonicalizer.makeChild(_factoryFeatures),
        bytes,
        from + (startsWithBom(bytes, from, length) ? BOM_BYTES : 0),
        from + length);
  }

  private static boolean startsWithBom(byte[] bytes, int from, int length) {
    return length >= BOM_BYTES
        && bytes[from] == (byte) 0xef
        && bytes[from + 1] == (byte) 0xbb
        && bytes[from + 2] == (byte) 0xbf;
  }

  private static final class Parser extends UTF8StreamJsonParser {

    Parser(
        IOContext context,
        int features,
        ByteQuadsCanonicalizer names,
        byte[] bytes,
        int from,
        int to) {
      super(context, features, null, null, names, bytes, from, to, 0, false);
    }

    @Override
    protected JsonParseException _constructError(String message) {
      return new Traceless(this, message);
    }

    @Override
    protected JsonParseException _constructReadException(String message) {
      return new Traceless(this, message);
    }

    @Override
    protected JsonParseException _constructReadException(String message, Object argument) {
      return new Traceless(this, String.format(message, argument));
    }

    @Override
    protected JsonParseException _constructReadException(
        String message, Object argument1, Object argument2) {
      return new Traceless(this, String.format(message, argument1, argument2));
    }

    @Override
    protected JsonParseException _constructReadException(String message, JsonLocation location) {
      return new Traceless(this, message);
    }

    @Override
    protected void _reportInvalidEOF(String where, JsonToken token) throws JsonParseException {
      throw new Traceless(this, "Unexpected end-of-input" + where);
    }
  }

  /** A parse exception that does not know where in the program it was thrown. */
  private static final class Traceless extends JsonParseException {

    private static final long serialVersionUID = 1L;

    Traceless(JsonParser parser, String message) {
      super(parser, message);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }
}
