package io.bellwether.platform.vendor;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a vendor is asked: by GET; by POST where it has a form, which only lets us in and changes nothing; or by a method
 * of its own that changes something, which is asked once ({@link VendorHttp#once}).
 *
 * @param path below the vendor's address, each part encoded already where it needs to be; or a whole address that the
 *     vendor itself named, on the same host
 * @param query by name, not encoded
 * @param secrets part of the query that nobody may see: keys
 * @param headers by name; values may be secret
 * @param form fields of a form, by name; empty for a request without
 * @param method of HTTP, where there is no form
 * @param body JSON, for what changes something
 */
public record VendorRequest(
        String path,
        Map<String, String> query,
        Map<String, String> secrets,
        Map<String, String> headers,
        Map<String, String> form,
        String method,
        Optional<String> body) {
    /** Parameters that vendors name shares with. */
    private static final Set<String> OF_SHARES = Set.of("symbol", "symbols", "ticker", "tickers");

    public VendorRequest {
        query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
        secrets = Map.copyOf(secrets);
        headers = Map.copyOf(headers);
        form = Map.copyOf(form);
    }

    public static VendorRequest of(String path) {
        return new VendorRequest(path, Map.of(), Map.of(), Map.of(), Map.of(), "GET", Optional.empty());
    }

    /** Changes something at the vendor's. */
    public static VendorRequest change(String method, String path, Optional<String> json) {
        return new VendorRequest(path, Map.of(), Map.of(), Map.of(), Map.of(), method, json);
    }

    public VendorRequest with(String name, Object value) {
        Map<String, String> more = new LinkedHashMap<>(query);
        more.put(name, value.toString());
        return new VendorRequest(path, more, secrets, headers, form, method, body);
    }

    public VendorRequest withSecret(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(secrets);
        more.put(name, value);
        return new VendorRequest(path, query, more, headers, form, method, body);
    }

    public VendorRequest withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new VendorRequest(path, query, secrets, more, form, method, body);
    }

    /** The same as a form that is sent. */
    public VendorRequest withForm(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(form);
        more.put(name, value);
        return new VendorRequest(path, query, secrets, headers, more, method, body);
    }

    /** What is asked whatever the shares are: the names of shares in path and query are left out. */
    String topic() {
        String way = Stream.of(path.split("/", -1))
                .map(part -> part.matches("[A-Z][A-Z.%0-9-]{0,11}") ? "*" : part)
                .collect(Collectors.joining("/"));
        Map<String, String> other = new LinkedHashMap<>(query);
        other.keySet().removeAll(OF_SHARES);
        return new VendorRequest(way, other, Map.of(), Map.of(), Map.of(), method, body).toString();
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
