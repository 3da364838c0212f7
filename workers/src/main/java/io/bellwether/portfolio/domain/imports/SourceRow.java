package io.bellwether.portfolio.domain.imports;

/**
 * Where something stands in the source.
 *
 * @param file name of the file, without its folder
 * @param line counted from 1; 0 when it is about the whole file
 */
public record SourceRow(String file, int line) {}
