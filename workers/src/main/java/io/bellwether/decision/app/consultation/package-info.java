/** Asks advisors in their order, once, again or as often as set, within budgets, and keeps every attempt. */
@NullMarked
package io.bellwether.decision.app.consultation;

import org.jspecify.annotations.NullMarked;
