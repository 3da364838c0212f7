/** How the application speaks to vendors over HTTP: within what each allows, and with its faults told apart. */
@NullMarked
package io.bellwether.platform.vendor;

import org.jspecify.annotations.NullMarked;
