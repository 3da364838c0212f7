/** Bars in columns, rules over them and the event engine that trades a rule. Pure: no file, clock, thread or desk. */
@NullMarked
package io.bellwether.backtest.domain;

import org.jspecify.annotations.NullMarked;
