/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.util.function.SerializableFunction;

/**
 * Makes an operator with one input from its constructor.
 *
 * @param <I> what it takes
 * @param <O> what it gives
 */
public final class OneInputFactory<I, O> extends AbstractStreamOperatorFactory<O>
    implements OneInputStreamOperatorFactory<I, O> {

  private static final long serialVersionUID = 1L;

  private final Class<? extends StreamOperator<O>> type;
  private final SerializableFunction<StreamOperatorParameters<O>, OneInputStreamOperator<I, O>>
      constructor;

  public OneInputFactory(
      Class<? extends StreamOperator<O>> type,
      SerializableFunction<StreamOperatorParameters<O>, OneInputStreamOperator<I, O>> constructor) {
    this.type = type;
    this.constructor = constructor;
  }

  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // Flink's signature
  public <T extends StreamOperator<O>> T createStreamOperator(
      StreamOperatorParameters<O> parameters) {
    return (T) constructor.apply(parameters);
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader loader) {
    return type;
  }
}
