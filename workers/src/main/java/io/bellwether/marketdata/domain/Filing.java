package io.bellwether.marketdata.domain;

import io.bellwether.kernel.Symbol;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A paper that a company, or somebody about it, filed with the regulator.
 *
 * @param symbol the shares it is about
 * @param accession the regulator's number, e.g. {@code 0001104659-25-000001}; unique
 * @param form e.g. {@code 8-K}, {@code S-3/A}
 * @param items numbers of the items that an 8-K reports, e.g. {@code 3.01}; empty for other forms
 * @param acceptedAt [UTC] nobody knew it before
 * @param url where a person reads it
 */
public record Filing(Symbol symbol, String accession, String form, List<String> items, Instant acceptedAt, String url) {
    public static final int MAX_URL = 500;

    private static final Pattern ACCESSION = Pattern.compile("\\d{10}-\\d{2}-\\d{6}");
    private static final Pattern FORM = Pattern.compile("[A-Z0-9][A-Za-z0-9 /().:\\-]{0,29}");
    private static final Pattern ITEM = Pattern.compile("\\d{1,2}(\\.\\d{2})?");

    public Filing {
        items = List.copyOf(items);
        if (!ACCESSION.matcher(accession).matches()) {
            throw new IllegalArgumentException(
                    "an accession number is 10, 2 and 6 digits with dashes between, was '" + accession + "'");
        }
        if (!FORM.matcher(form).matches()) {
            throw new IllegalArgumentException("a form has 1 to 30 letters, digits and signs, was '" + form + "'");
        }
        for (String item : items) {
            if (!ITEM.matcher(item).matches()) {
                throw new IllegalArgumentException("an item is a number such as 3.01, was '" + item + "'");
            }
        }
        if (!url.startsWith("http") || url.length() > MAX_URL) {
            throw new IllegalArgumentException("the address of a filing must be one of the web, was '" + url + "'");
        }
    }

    /** The form without the sign that it changes an earlier one: {@code S-3} of {@code S-3/A}. */
    public String baseForm() {
        return form.endsWith("/A") ? form.substring(0, form.length() - 2) : form;
    }
}
