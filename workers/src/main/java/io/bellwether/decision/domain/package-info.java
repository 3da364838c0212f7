/** Decisions and proposed trades, whoever made them. Never creates an order. */
@NullMarked
package io.bellwether.decision.domain;

import org.jspecify.annotations.NullMarked;
