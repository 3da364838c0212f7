/** Local servers that speak the protocols of the models' vendors and refuse what the vendors refuse. For tests only. */
@NullMarked
package io.bellwether.testing.vendors;

import org.jspecify.annotations.NullMarked;
