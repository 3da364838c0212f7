/** Why a session decided as it did: the whole way from the question to the fills, and the page that tells it. Never judges. */
@NullMarked
package io.bellwether.reporting.domain.explain;

import org.jspecify.annotations.NullMarked;
