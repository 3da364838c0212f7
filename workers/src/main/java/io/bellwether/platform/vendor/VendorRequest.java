package io.bellwether.platform.vendor;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a vendor is asked.
 *
 * @param path below the vendor's address, each part encoded already where it needs to be; or a whole address that the
 *     vendor itself named, on the same host
 * @param query by name, not encoded
 * @param secrets part of the query that nobody may see: keys
 * @param headers by name; values may be secret
 * @param method of HTTP; only a GET is asked again by itself
 * @param body JSON, with POST and PATCH
 */
public record VendorRequest(
        String path,
        Map<String, String> query,
        Map<String, String> secrets,
        Map<String, String> headers,
        String method,
        Optional<String> body) {
    public VendorRequest {
        query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
        secrets = Map.copyOf(secrets);
        headers = Map.copyOf(headers);
    }

    public static VendorRequest of(String path) {
        return new VendorRequest(path, Map.of(), Map.of(), Map.of(), "GET", Optional.empty());
    }

    /** Changes something at the vendor's. */
    public static VendorRequest change(String method, String path, Optional<String> json) {
        return new VendorRequest(path, Map.of(), Map.of(), Map.of(), method, json);
    }

    public VendorRequest with(String name, Object value) {
        Map<String, String> more = new LinkedHashMap<>(query);
        more.put(name, value.toString());
        return new VendorRequest(path, more, secrets, headers, method, body);
    }

    public VendorRequest withSecret(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(secrets);
        more.put(name, value);
        return new VendorRequest(path, query, more, headers, method, body);
    }

    public VendorRequest withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new VendorRequest(path, query, secrets, more, method, body);
    }

    /** What is asked, without anything secret. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(path);
        char before = '?';
        for (Map.Entry<String, String> one : query.entrySet()) {
            text.append(before).append(one.getKey()).append('=').append(one.getValue());
            before = '&';
        }
        return text.toString();
    }
}
