/** What execution tells the engine: news of orders and emergency stops. */
@NullMarked
package io.bellwether.execution.engine;

import org.jspecify.annotations.NullMarked;
