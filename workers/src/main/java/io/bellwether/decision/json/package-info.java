/** The JSON form of contexts and answers, read strictly. Never repairs or guesses. */
@NullMarked
package io.bellwether.decision.json;

import org.jspecify.annotations.NullMarked;
