package archfixture.risk.worker;

import archfixture.risk.db.LeakyEntity;
import okhttp3.OkHttpClient;

/** Planted: a worker that reads rows and asks somebody outside. */
class GreedyWorker {
    LeakyEntity row;
    OkHttpClient http;
}
