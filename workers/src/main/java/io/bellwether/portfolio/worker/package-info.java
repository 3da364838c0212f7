/** Jobs that value the books. Never decides and never trades. */
@NullMarked
package io.bellwether.portfolio.worker;

import org.jspecify.annotations.NullMarked;
