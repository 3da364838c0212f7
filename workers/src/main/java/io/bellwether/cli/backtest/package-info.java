/** Trade the past, list and compare runs. */
@NullMarked
package io.bellwether.cli.backtest;

import org.jspecify.annotations.NullMarked;
