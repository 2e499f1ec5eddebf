/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.testing;

import io.neuromorphic.flink.job.compare.SpikeTrains;
import java.nio.file.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * {@link Neuromorphic} in JUnit 5. All test classes of a JVM share one mini cluster and one broker.
 * Each is started by the first test that needs it, and ends with the last test.
 *
 * <p>As a field, {@code @RegisterExtension static final NeuromorphicExtension neuromorphic =
 * NeuromorphicExtension.create()}; or with {@code @ExtendWith(NeuromorphicExtension.class)}, and a
 * parameter of type {@link Neuromorphic} in the test.
 */
public final class NeuromorphicExtension
    implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(NeuromorphicExtension.class);

  private Neuromorphic neuromorphic;

  /** For {@code @ExtendWith}. */
  public NeuromorphicExtension() {}

  /** For a field with {@code @RegisterExtension}. */
  public static NeuromorphicExtension create() {
    return new NeuromorphicExtension();
  }

  /** For JUnit, which closes what is in its store at the end. */
  private record Shared(Neuromorphic neuromorphic)
      implements ExtensionContext.Store.CloseableResource {
    @Override
    public void close() throws Exception {
      neuromorphic.close();
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    neuromorphic = shared(context);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    // Where the field is not static, this is the first to be called.
    neuromorphic = shared(context);
  }

  private Neuromorphic shared(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            Neuromorphic.class, key -> new Shared(Neuromorphic.create()), Shared.class)
        .neuromorphic();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Neuromorphic.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return shared(context);
  }

  /** See {@link Neuromorphic#job(Path)}. */
  public TestJob job(Path file) {
    return running().job(file);
  }

  /** See {@link Neuromorphic#job(String)}. */
  public TestJob job(String job) {
    return running().job(job);
  }

  /** See {@link Neuromorphic#collect}. */
  public SpikeTrains collect(Pipeline pipeline) throws Exception {
    return running().collect(pipeline);
  }

  /** See {@link Neuromorphic#environment}. */
  public StreamExecutionEnvironment environment() throws Exception {
    return running().environment();
  }

  /** See {@link Neuromorphic#bootstrap}. */
  public String bootstrap() {
    return running().bootstrap();
  }

  private Neuromorphic running() {
    if (neuromorphic == null) {
      throw new IllegalStateException(
          "JUnit does not know of this extension: annotate its field with @RegisterExtension");
    }
    return neuromorphic;
  }
}
