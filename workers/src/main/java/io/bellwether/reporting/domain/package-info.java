/**
 * What a desk's day looks like to a person: figures, positions, decisions, orders, alerts. Read models only; never
 * decides, never trades. USD amounts and prices are plain decimals here because they are shown, not booked.
 */
@NullMarked
package io.bellwether.reporting.domain;

import org.jspecify.annotations.NullMarked;
