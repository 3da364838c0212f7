/** The command line. Reads the wall clock where a person would; never decides about trades. */
@NullMarked
package io.bellwether.cli;

import org.jspecify.annotations.NullMarked;
