/** What the numbers say about a symbol: indicators known at a moment. Never decides. */
@NullMarked
package io.bellwether.research.domain;

import org.jspecify.annotations.NullMarked;
