/** Checks what was answered, and keeps and exports answers. An answer that fails a check never becomes an order. */
@NullMarked
package io.bellwether.decision.app.answer;

import org.jspecify.annotations.NullMarked;
