package archfixture.risk.app.far;

import archfixture.risk.app.near.Near;

/** Planted: the other half of a circle of topics. */
public class Far {
    Near near;
}
