package archfixture.risk.app.near;

import archfixture.risk.app.far.Far;

/** Planted: one half of a circle of topics. */
public class Near {
    Far far;
}
