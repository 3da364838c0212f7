package archfixture.dashboard;

import archfixture.risk.db.LeakyEntity;

/** Planted: a page that reads rows. */
class ReadsRows {
    LeakyEntity row;
}
