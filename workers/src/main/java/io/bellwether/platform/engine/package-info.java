/** Asks the engine about itself over REST, in the dialect of its version. Never completes or resolves anything. */
@NullMarked
package io.bellwether.platform.engine;

import org.jspecify.annotations.NullMarked;
