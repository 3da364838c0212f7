package io.bellwether.marketdata.files;

import io.bellwether.marketdata.domain.Bar;

/**
 * A good row.
 *
 * @param file where it stands
 * @param line line of the file, counted from 1
 * @param bar what it says
 */
record Row(String file, int line, Bar bar) {}
