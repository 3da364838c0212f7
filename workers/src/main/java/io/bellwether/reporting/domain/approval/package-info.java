/** What a person sees of an order that waits for approval: the desk's own numbers first, the advisor's words last. */
@NullMarked
package io.bellwether.reporting.domain.approval;

import org.jspecify.annotations.NullMarked;
