/** Market data from a folder of daily bars, one CSV file per symbol. Reads and reports; never stores and never repairs a number. */
@NullMarked
package io.bellwether.marketdata.files;

import org.jspecify.annotations.NullMarked;
