package archfixture.platform;

import archfixture.risk.app.near.Near;

/** Planted: a platform that knows a capability. */
class KnowsRisk {
    Near near;
}
