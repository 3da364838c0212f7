package io.bellwether.marketdata.files;

import io.bellwether.marketdata.domain.Bar;

/**
 * A good row.
 *
 * @param line line of the file, counted from 1
 * @param bar what it says
 */
record Row(int line, Bar bar) {}
