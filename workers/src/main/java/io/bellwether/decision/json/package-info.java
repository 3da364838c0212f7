/**
 * The JSON form of contexts and answers and the schema that models are told. Answers are read strictly first; what left the
 * schema is read only where it can mean one thing, each place named. Never guesses, never fills in a number.
 */
@NullMarked
package io.bellwether.decision.json;

import org.jspecify.annotations.NullMarked;
