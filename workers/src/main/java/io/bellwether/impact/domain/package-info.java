/** What an event means for companies, as pure rules: lexicon, graph of relations, past reactions, summary. */
@NullMarked
package io.bellwether.impact.domain;

import org.jspecify.annotations.NullMarked;
