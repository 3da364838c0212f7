/** What a person asks of, or tells, a desk that runs. */
@NullMarked
package io.bellwether.cli.operate;

import org.jspecify.annotations.NullMarked;
