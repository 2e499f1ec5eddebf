/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * What the recordings of Prophesee cameras share: the text header of RAW files. The words that
 * follow it are read in a package of their own each, such as {@code evt3}.
 */
package io.neuromorphic.flink.codec.prophesee;
