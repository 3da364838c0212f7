/** The rules every proposal meets, one small class each. Never hides one verdict behind another. */
@NullMarked
package io.bellwether.risk.domain.rules;

import org.jspecify.annotations.NullMarked;
