/** Measure. */
@NullMarked
package io.bellwether.cli.bench;

import org.jspecify.annotations.NullMarked;
