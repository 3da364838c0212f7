/** Look at the parts and say what to do. */
@NullMarked
package io.bellwether.cli.health;

import org.jspecify.annotations.NullMarked;
