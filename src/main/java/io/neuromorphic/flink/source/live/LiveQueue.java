/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.live;

import java.util.Optional;

/**
 * What a checkpoint keeps of a live input outside its reader.
 *
 * @param waiting the split, where no reader has it
 */
public record LiveQueue(Optional<LiveSplit> waiting) {}
