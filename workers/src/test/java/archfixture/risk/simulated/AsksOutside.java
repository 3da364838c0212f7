package archfixture.risk.simulated;

import okhttp3.OkHttpClient;

/** Planted: a made-up world that asks a real one. */
class AsksOutside {
    OkHttpClient http;
}
