package archfixture.risk.worker;

import archfixture.risk.db.LeakyEntity;

/** Planted: a worker that reads rows. */
class GreedyWorker {
    LeakyEntity row;
}
