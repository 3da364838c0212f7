/** Windows of days around events beside windows without one. Trades nothing itself. */
@NullMarked
package io.bellwether.backtest.domain.events;

import org.jspecify.annotations.NullMarked;
