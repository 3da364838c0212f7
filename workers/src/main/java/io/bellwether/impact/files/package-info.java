/** The graph that comes with the program, from its files. */
@NullMarked
package io.bellwether.impact.files;

import org.jspecify.annotations.NullMarked;
