/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.synapses;

import io.neuromorphic.flink.codec.csv.WeightCsvReader;
import io.neuromorphic.flink.codec.numpy.NpyFile;
import io.neuromorphic.flink.codec.numpy.NpzFile;
import io.neuromorphic.flink.codec.numpy.ScipyCsr;
import io.neuromorphic.flink.codec.safetensors.SafetensorsFile;
import io.neuromorphic.flink.codec.tensor.MalformedArrayException;
import io.neuromorphic.flink.codec.tensor.Shapes;
import io.neuromorphic.flink.codec.tensor.TensorReader;
import io.neuromorphic.flink.event.Weights;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One file of weights, of any format, and the tensor in it that is meant. */
final class TensorFile {

  private static final int MOST_TOLD = 20;

  private final OpenFile file;
  private final WeightFormat format;
  private final Optional<String> tensor;

  private TensorFile(OpenFile file, WeightFormat format, Optional<String> tensor) {
    this.file = file;
    this.format = format;
    this.tensor = tensor;
  }

  /**
   * Looks at what a file is.
   *
   * @param tensor its name within the file; needed where there are several
   * @throws IOException where it is not what its name says
   */
  static TensorFile of(OpenFile file, Optional<String> tensor) throws IOException {
    WeightFormat format = WeightFormat.of(file.shown());
    FileContent content = FileContent.of(file.head(FileContent.HEAD_BYTES));
    if (!content.mayBe(format)) {
      throw new IOException(
          file.shown()
              + ": expected "
              + format.content()
              + ", found "
              + content.told().orElse("something else"));
    }
    boolean named = format == WeightFormat.NPZ || format == WeightFormat.SAFETENSORS;
    if (tensor.isPresent() && !named) {
      throw new IOException(
          file.shown() + ": holds no tensors by name, so there is no '" + tensor.get() + "'");
    }
    return new TensorFile(file, format, tensor);
  }

  /** The tensor as a matrix of that many rows and columns. */
  Weights weights(int to, int from) throws IOException {
    MatrixShape expected = new MatrixShape(to, from);
    return switch (format) {
      case CSV -> WeightCsvReader.read(file.in(), file.shown(), to, from);
      case NPY -> expected.dense(npy());
      case SAFETENSORS -> expected.dense(safetensors());
      case NPZ -> {
        try (NpzFile npz = npz()) {
          yield isSparse(npz)
              ? expected.sparse(ScipyCsr.open(npz), file.shown())
              : expected.dense(array(npz));
        }
      }
    };
  }

  /** The tensor as the weights of a convolution. */
  ConvolutionKernel kernel() throws IOException {
    return switch (format) {
      case CSV ->
          throw new IOException(
              file.shown() + ": a kernel is read from .npy, .npz or .safetensors, not from .csv");
      case NPY -> KernelTensor.read(npy());
      case SAFETENSORS -> KernelTensor.read(safetensors());
      case NPZ -> {
        try (NpzFile npz = npz()) {
          if (isSparse(npz)) {
            throw new IOException(
                file.shown() + ": a sparse matrix, expected a kernel: save it with .toarray()");
          }
          yield KernelTensor.read(array(npz));
        }
      }
    };
  }

  private TensorReader npy() throws IOException {
    return NpyFile.open(file.in(), file.shown(), file.length().orElse(0));
  }

  private TensorReader safetensors() throws IOException {
    return SafetensorsFile.open(file.in(), file.shown(), file.length()).tensor(tensor);
  }

  private NpzFile npz() throws IOException {
    return NpzFile.open(file.onThisMachine(), file.shown());
  }

  private boolean isSparse(NpzFile npz) {
    return tensor.isEmpty() && ScipyCsr.isIn(npz);
  }

  private TensorReader array(NpzFile npz) throws IOException {
    List<String> names = npz.names();
    if (names.isEmpty()) {
      throw new MalformedArrayException(file.shown(), "holds no arrays");
    }
    if (tensor.isEmpty() ? names.size() > 1 : !names.contains(tensor.get())) {
      throw new MalformedArrayException(
          file.shown(),
          tensor.map(name -> "no array '" + name + "'; it holds ").orElse("which array? It holds ")
              + held(npz, names));
    }
    return npz.tensor(tensor.orElse(names.get(0)));
  }

  private static String held(NpzFile npz, List<String> names) {
    List<String> told = new ArrayList<>();
    for (String name : names.subList(0, Math.min(MOST_TOLD, names.size()))) {
      told.add(name + shape(npz, name));
    }
    String more = names.size() > MOST_TOLD ? " and " + (names.size() - MOST_TOLD) + " more" : "";
    return String.join(", ", told) + more;
  }

  private static String shape(NpzFile npz, String name) {
    try {
      return " " + Shapes.text(npz.tensor(name).shape());
    } catch (IOException e) {
      return " (not readable)";
    }
  }
}
