/** Records of trades in CSV files, read and written. Owns the formats; books nothing. */
@NullMarked
package io.bellwether.portfolio.files;

import org.jspecify.annotations.NullMarked;
