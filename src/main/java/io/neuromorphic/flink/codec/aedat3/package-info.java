/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * AEDAT 3.1, the recordings and network streams of cAER and libcaer: packets of events of one type,
 * little-endian. Specification: iniVation, "AEDAT file formats", and libcaer's {@code
 * events/common.h}, {@code polarity.h}, {@code special.h}, {@code network.h}.
 */
package io.neuromorphic.flink.codec.aedat3;
