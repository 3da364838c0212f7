/** Look at market data, import it and say what is missing in it. */
@NullMarked
package io.bellwether.cli.data;

import org.jspecify.annotations.NullMarked;
