/** Language models as advisors: what all vendors share in asking, refusing and ending. */
@NullMarked
package io.bellwether.decision.app.model;

import org.jspecify.annotations.NullMarked;
