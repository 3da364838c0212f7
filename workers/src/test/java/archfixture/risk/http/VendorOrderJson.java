package archfixture.risk.http;

/** Planted: a public wire type. */
public record VendorOrderJson(String id) {}
