/** One day on a stack of its own. */
@NullMarked
package io.bellwether.cli.demo;

import org.jspecify.annotations.NullMarked;
