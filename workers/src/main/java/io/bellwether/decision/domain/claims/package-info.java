/** Compares numbers that an answer names as facts with the facts it was given. Pure; never refuses an answer. */
@NullMarked
package io.bellwether.decision.domain.claims;

import org.jspecify.annotations.NullMarked;
