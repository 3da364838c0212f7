/** Use cases and ports that ask an advisor and log what it decided. */
@NullMarked
package io.bellwether.decision.app;

import org.jspecify.annotations.NullMarked;
