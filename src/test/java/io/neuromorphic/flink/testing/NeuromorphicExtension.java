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
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * {@link Neuromorphic} in JUnit 5. All test classes of a JVM share one mini cluster and one broker.
 * Each is started by the first test that needs it, and ends with the JVM.
 *
 * <p>As a field, {@code @RegisterExtension static final NeuromorphicExtension neuromorphic =
 * NeuromorphicExtension.create()}; or with {@code @ExtendWith(NeuromorphicExtension.class)}, and a
 * parameter of type {@link Neuromorphic} in the test.
 */
public final class NeuromorphicExtension
    implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {

  private Neuromorphic neuromorphic;

  /** For {@code @ExtendWith}. */
  public NeuromorphicExtension() {}

  /** For a field with {@code @RegisterExtension}. */
  public static NeuromorphicExtension create() {
    return new NeuromorphicExtension();
  }

  /** JUnit's store would be closed after each class where a build gives it one at a time. */
  private static final class Shared {
    private static final Neuromorphic OF_THE_JVM = Neuromorphic.create();

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(Shared::close, "neuromorphic-test-end"));
    }

    private static void close() {
      try {
        OF_THE_JVM.closeAtExit();
      } catch (Exception e) {
        // Whatever else ends with the JVM may have been faster.
      }
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    neuromorphic = Shared.OF_THE_JVM;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    // Where the field is not static, this is the first to be called.
    neuromorphic = Shared.OF_THE_JVM;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Neuromorphic.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return Shared.OF_THE_JVM;
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
