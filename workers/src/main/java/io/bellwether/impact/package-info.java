/** What events mean for companies, through a graph of relations. Reads headlines and bars as they were known; never decides. */
@NullMarked
package io.bellwether.impact;

import org.jspecify.annotations.NullMarked;
