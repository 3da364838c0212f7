package io.bellwether.marketdata.files;

import io.bellwether.marketdata.domain.DataIssue;

/** A field that makes its row useless; caught where rows are read and listed as an issue. */
final class BadField extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final DataIssue.Kind kind;

    BadField(DataIssue.Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    DataIssue.Kind kind() {
        return kind;
    }
}
