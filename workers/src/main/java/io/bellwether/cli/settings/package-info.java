/** Reads the settings of a desk and the data folder that they name. */
@NullMarked
package io.bellwether.cli.settings;

import org.jspecify.annotations.NullMarked;
