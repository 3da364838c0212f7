/**
 * Answers stored earlier, given again without asking anyone. Never answers facts other than those the answer was given
 * for.
 */
@NullMarked
package io.bellwether.decision.recorded;

import org.jspecify.annotations.NullMarked;
