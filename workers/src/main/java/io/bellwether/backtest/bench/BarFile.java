package io.bellwether.backtest.bench;

import io.bellwether.backtest.domain.BarColumns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Reads files of daily bars of exactly one shape: the header {@code Date,Open,High,Low,Close,Volume}, then a row per
 * session, oldest first, dates as {@code 2014-01-02}, plain decimal numbers, nothing quoted.
 *
 * <p>Why a second reader beside that of {@code marketdata.files}: that one finds out what a stranger's file means,
 * judges splits and the exchange's calendar, and reports every doubt. It refuses 4,400 rows of the works' data, which
 * have bars on holidays, and takes thirty times as long: a kernel that trades these bars in milliseconds cannot be
 * measured behind it. What this one does not know it refuses, by file and line.
 */
final class BarFile {
    static final String HEADER = "Date,Open,High,Low,Close,Volume";

    /** The powers of ten that are exact in binary. */
    private static final double[] POWERS = powers();

    /** Up to here a whole number is exact in binary, so that one division by a power of ten rounds correctly. */
    private static final long MOST_EXACT = 1L << 53;

    private final String file;
    private final byte[] text;
    private int at;
    private int line = 1;

    private BarFile(String file, byte[] text) {
        this.file = file;
        this.text = text;
    }

    /**
     * All series of a folder: its files that end in {@code .csv}, by name.
     *
     * @throws IllegalArgumentException with file and line when something in a file is wrong, or there is no file
     */
    static List<BarColumns> readFolder(Path folder) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.csv")) {
            found.forEach(files::add);
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read: %s".formatted(folder, e.getMessage()), e);
        }
        if (files.isEmpty()) {
            throw new IllegalArgumentException("%s has no file that ends in .csv".formatted(folder));
        }
        Collections.sort(files);
        List<BarColumns> series = new ArrayList<>();
        for (Path file : files) {
            series.add(read(file));
        }
        return series;
    }

    /**
     * The series of one file, named as the file without its ending.
     *
     * @throws IllegalArgumentException with file and line when something in it is wrong
     */
    static BarColumns read(Path path) {
        String name = path.getFileName().toString();
        try {
            return parse(name, Files.readAllBytes(path));
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read: %s".formatted(path, e.getMessage()), e);
        }
    }

    static BarColumns parse(String file, byte[] text) {
        return new BarFile(file, text).parse();
    }

    private BarColumns parse() {
        String header = rest();
        if (!header.equals(HEADER)) {
            throw wrong("the header must be %s, was '%s'".formatted(HEADER, header));
        }
        nextLine();
        int dot = file.lastIndexOf('.');
        BarColumns.Builder bars = new BarColumns.Builder(dot > 0 ? file.substring(0, dot) : file);
        while (at < text.length) {
            int day = date();
            comma("Date");
            double open = number("Open");
            comma("Open");
            double high = number("High");
            comma("High");
            double low = number("Low");
            comma("Low");
            double close = number("Close");
            comma("Close");
            long volume = whole("Volume");
            if (!atLineEnd()) {
                throw wrong("there is '%s' after the volume".formatted(rest()));
            }
            try {
                bars.add(day, open, high, low, close, volume);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(where() + e.getMessage(), e);
            }
            nextLine();
        }
        return bars.build();
    }

    /** Days since 1970-01-01. */
    private int date() {
        int begin = at;
        String shape = "dddd-dd-dd";
        for (int i = 0; i < shape.length(); i++) {
            int c = peek();
            if (shape.charAt(i) == '-' ? c != '-' : !isDigit(c)) {
                at = begin;
                throw wrong("Date must be like 2014-01-02, was '%s'".formatted(field()));
            }
            at++;
        }
        try {
            LocalDate date = LocalDate.of(digits(begin, 4), digits(begin + 5, 2), digits(begin + 8, 2));
            return Math.toIntExact(date.toEpochDay());
        } catch (DateTimeException e) {
            at = begin;
            throw wrong("there is no date '%s'".formatted(field()), e);
        }
    }

    private int digits(int from, int count) {
        int value = 0;
        for (int i = from; i < from + count; i++) {
            value = value * 10 + (text[i] - '0');
        }
        return value;
    }

    /** A decimal number without sign or exponent, as exact as {@link Double#parseDouble} reads it. */
    private double number(String column) {
        int begin = at;
        long digits = 0;
        int decimals = 0;
        int read = 0;
        boolean fraction = false;
        for (int c = peek(); isDigit(c) || (c == '.' && !fraction); c = peek()) {
            if (c == '.') {
                fraction = true;
            } else {
                digits = digits < MOST_EXACT ? digits * 10 + (c - '0') : Long.MAX_VALUE;
                decimals += fraction ? 1 : 0;
                read++;
            }
            at++;
        }
        if (read == 0 || !atFieldEnd()) {
            at = begin;
            throw wrong("%s must be a plain decimal number, was '%s'".formatted(column, field()));
        }
        return digits <= MOST_EXACT && decimals < POWERS.length
                ? digits / POWERS[decimals]
                : Double.parseDouble(new String(text, begin, at - begin, StandardCharsets.US_ASCII));
    }

    private long whole(String column) {
        int begin = at;
        long value = 0;
        while (isDigit(peek()) && at - begin < 18) {
            value = value * 10 + (peek() - '0');
            at++;
        }
        if (at == begin || !atFieldEnd()) {
            at = begin;
            throw wrong("%s must be a whole number of at most 18 digits, was '%s'".formatted(column, field()));
        }
        return value;
    }

    private void comma(String after) {
        if (peek() != ',') {
            throw wrong("the row ends after %s; its columns are %s".formatted(after, HEADER));
        }
        at++;
    }

    private int peek() {
        return at < text.length ? text[at] : -1;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private boolean atLineEnd() {
        int c = peek();
        return c == '\n' || c == -1 || (c == '\r' && (at + 1 == text.length || text[at + 1] == '\n'));
    }

    private boolean atFieldEnd() {
        return peek() == ',' || atLineEnd();
    }

    private void nextLine() {
        at += peek() == '\r' ? 2 : 1;
        line++;
    }

    private String field() {
        int end = at;
        while (end < text.length && text[end] != ',' && text[end] != '\n' && text[end] != '\r') {
            end++;
        }
        return new String(text, at, end - at, StandardCharsets.UTF_8);
    }

    /** What is left of the line; the reader goes to its end. */
    private String rest() {
        int begin = at;
        while (!atLineEnd()) {
            at++;
        }
        return new String(text, begin, at - begin, StandardCharsets.UTF_8);
    }

    private String where() {
        return "%s, line %d: ".formatted(file, line);
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(where() + what);
    }

    private IllegalArgumentException wrong(String what, Exception cause) {
        return new IllegalArgumentException(where() + what, cause);
    }

    private static double[] powers() {
        double[] powers = new double[23];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }
}
