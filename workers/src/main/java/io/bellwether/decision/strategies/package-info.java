/** An advisor without a model: five classic strategies vote and answer like a language model. Reads the context only. */
@NullMarked
package io.bellwether.decision.strategies;

import org.jspecify.annotations.NullMarked;
