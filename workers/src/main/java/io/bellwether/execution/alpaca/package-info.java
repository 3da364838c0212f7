/**
 * Alpaca's Trading API v2 as a broker (facts: its specification 2.0.1 of 2026-06-29). A desk has an account of its own
 * there; orders that are not the desk's are never touched. Only the paper address is taken.
 */
@NullMarked
package io.bellwether.execution.alpaca;

import org.jspecify.annotations.NullMarked;
