/** The decisions of a desk and what became of their trades. */
@NullMarked
package io.bellwether.decision.app.log;

import org.jspecify.annotations.NullMarked;
