/** Use cases and ports of the books. */
@NullMarked
package io.bellwether.portfolio.app;

import org.jspecify.annotations.NullMarked;
