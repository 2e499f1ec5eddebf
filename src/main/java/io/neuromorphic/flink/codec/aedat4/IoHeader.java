/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.aedat4;

import io.neuromorphic.flink.codec.MalformedStreamException;

/**
 * The header of a file.
 *
 * @param compression of every packet
 * @param dataTablePosition byte at which the packets end; 0 or less if the file was not closed
 * @param infoNode XML that describes the streams; may be empty
 */
record IoHeader(Compression compression, long dataTablePosition, String infoNode) {

  private static final long NO_DATA_TABLE = -1;

  static IoHeader read(FlatBytes flat) throws MalformedStreamException {
    flat.expectIdentifier(0, Aedat4Format.HEADER_IDENTIFIER);
    int table = flat.follow(0);
    int compression = flat.field(table, Aedat4Format.HEADER_COMPRESSION);
    int position = flat.field(table, Aedat4Format.HEADER_DATA_TABLE_POSITION);
    int infoNode = flat.field(table, Aedat4Format.HEADER_INFO_NODE);
    return new IoHeader(
        compression < 0 ? Compression.NONE : compression(flat, flat.int32(compression)),
        position < 0 ? NO_DATA_TABLE : flat.int64(position),
        infoNode < 0 ? "" : flat.string(flat.follow(infoNode)));
  }

  private static Compression compression(FlatBytes flat, int number)
      throws MalformedStreamException {
    Compression[] all = Compression.values();
    if (number < 0 || number >= all.length) {
      throw flat.malformed("compression " + number + ", expected 0.." + (all.length - 1));
    }
    return all[number];
  }
}
