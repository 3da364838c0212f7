package archfixture.risk.vendor;

import archfixture.risk.app.UnmarkedPort;
import java.net.http.HttpClient;

/** Planted: speaks to a vendor behind a port that is not marked. */
class VendorClient implements UnmarkedPort {
    private final HttpClient http = HttpClient.newHttpClient();

    @Override
    public String ask() {
        return http.toString();
    }
}
