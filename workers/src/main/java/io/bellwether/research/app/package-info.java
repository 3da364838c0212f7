/** Ports that compute indicators from stored bars. */
@NullMarked
package io.bellwether.research.app;

import org.jspecify.annotations.NullMarked;
