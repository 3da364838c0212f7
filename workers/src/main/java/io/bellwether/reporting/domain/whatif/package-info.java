/** What a desk's rules would have made of somebody's trades. */
@NullMarked
package io.bellwether.reporting.domain.whatif;

import org.jspecify.annotations.NullMarked;
