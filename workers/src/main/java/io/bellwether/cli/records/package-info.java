/** Import, export and judge trading records. */
@NullMarked
package io.bellwether.cli.records;

import org.jspecify.annotations.NullMarked;
