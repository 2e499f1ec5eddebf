/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.synapses;

import io.neuromorphic.flink.event.Weights;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads weights of synapses: {@code .npy}; {@code .npz}, of arrays or a sparse matrix of SciPy
 * (CSR); {@code .safetensors}; or CSV with the columns from, to and weight. The extension tells the
 * format, and the content must be of it. Every weight is finite; float16 stays float16, all other
 * numbers become float32.
 *
 * <p>Every exception is an {@link IOException} whose message is one line that names the file, the
 * place in it, what was found and what was expected.
 */
public final class WeightFiles {

  private WeightFiles() {}

  /**
   * Reads the weights of a file, in any file system that Flink knows.
   *
   * @param name a URI, or a path on this machine
   * @param tensor its name within the file; needed where there are several
   * @param to number of neurons that the synapses lead to: rows
   * @param from number of neurons that they come from: columns
   */
  public static Weights read(String name, Optional<String> tensor, int to, int from)
      throws IOException {
    return read(OpenFile.open(name), tensor, to, from);
  }

  /**
   * The same of a copy of a file on this machine, such as one that was shipped with a job.
   *
   * @param shown the name of the file that it is a copy of; its extension tells the format
   */
  public static Weights readCopy(Path copy, String shown, Optional<String> tensor, int to, int from)
      throws IOException {
    return read(OpenFile.open(copy, shown), tensor, to, from);
  }

  /**
   * The same of a stream of the bytes of a file.
   *
   * @param in read from where it is, and closed
   * @param shown the name of the file; its extension tells the format
   */
  public static Weights readStream(
      InputStream in, String shown, Optional<String> tensor, int to, int from) throws IOException {
    return read(OpenFile.of(in, shown), tensor, to, from);
  }

  /**
   * Reads the weights of a convolution: a tensor of shape [height, width], or [1, 1, height, width]
   * as PyTorch has it. Not from CSV.
   *
   * @param name a URI, or a path on this machine
   * @param tensor its name within the file; needed where there are several
   */
  public static ConvolutionKernel readKernel(String name, Optional<String> tensor)
      throws IOException {
    return kernel(OpenFile.open(name), tensor);
  }

  /**
   * The same of a stream of the bytes of a file.
   *
   * @param in read from where it is, and closed
   * @param shown the name of the file; its extension tells the format
   */
  public static ConvolutionKernel readKernelStream(
      InputStream in, String shown, Optional<String> tensor) throws IOException {
    return kernel(OpenFile.of(in, shown), tensor);
  }

  private static Weights read(OpenFile opened, Optional<String> tensor, int to, int from)
      throws IOException {
    try (OpenFile file = opened) {
      if (to < 1 || from < 1) {
        throw new IllegalArgumentException("weights of [" + to + ", " + from + "]");
      }
      return TensorFile.of(file, tensor).weights(to, from);
    } catch (IOException e) {
      throw named(opened, e);
    }
  }

  private static ConvolutionKernel kernel(OpenFile opened, Optional<String> tensor)
      throws IOException {
    try (OpenFile file = opened) {
      return TensorFile.of(file, tensor).kernel();
    } catch (IOException e) {
      throw named(opened, e);
    }
  }

  /** Exceptions of a file system do not always name the file. */
  private static IOException named(OpenFile file, IOException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains(file.shown())
        ? e
        : new IOException("cannot read " + file.shown() + ": " + message, e);
  }
}
