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
    /** So many decimal digits fit a long whatever they are. */
    private static final int MOST_DIGITS = 18;

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
        int year = digits(begin, begin + 4);
        int month = digits(begin + 5, begin + 7);
        int day = digits(begin + 8, begin + 10);
        if (year < 0 || month < 0 || day < 0 || text[begin + 4] != '-' || text[begin + 7] != '-') {
            throw wrong("Date must be like 2014-01-02, was '%s'".formatted(field()));
        }
        try {
            int days = Math.toIntExact(LocalDate.of(year, month, day).toEpochDay());
            at = begin + 10;
            return days;
        } catch (DateTimeException e) {
            throw wrong("there is no date '%s'".formatted(field()), e);
        }
    }

    /** The number that all these bytes make, or -1. */
    private int digits(int from, int to) {
        if (to > text.length) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /** A decimal number without sign or exponent, as exact as {@link Double#parseDouble} reads it. */
    private double number(String column) {
        byte[] bytes = text;
        int begin = at;
        int dot = -1;
        long number = 0;
        int i = begin;
        for (; i < bytes.length; i++) {
            int digit = bytes[i] - '0';
            if (digit >= 0 && digit <= 9) {
                number = number < MOST_EXACT ? number * 10 + digit : Long.MAX_VALUE;
            } else if (bytes[i] == '.' && dot < 0) {
                dot = i;
            } else {
                break;
            }
        }
        at = i;
        int digits = i - begin - (dot < 0 ? 0 : 1);
        if (digits == 0 || !atFieldEnd()) {
            at = begin;
            throw wrong("%s must be a plain decimal number, was '%s'".formatted(column, field()));
        }
        int decimals = dot < 0 ? 0 : i - dot - 1;
        return number <= MOST_EXACT && decimals < POWERS.length
                ? number / POWERS[decimals]
                : Double.parseDouble(new String(bytes, begin, i - begin, StandardCharsets.US_ASCII));
    }

    private long whole(String column) {
        byte[] bytes = text;
        int begin = at;
        long number = 0;
        int i = begin;
        int end = Math.min(bytes.length, begin + MOST_DIGITS);
        for (; i < end && bytes[i] >= '0' && bytes[i] <= '9'; i++) {
            number = number * 10 + (bytes[i] - '0');
        }
        at = i;
        if (i == begin || !atFieldEnd()) {
            at = begin;
            throw wrong(
                    "%s must be a whole number of at most %d digits, was '%s'".formatted(column, MOST_DIGITS, field()));
        }
        return number;
    }

    private void comma(String after) {
        if (peek() != ',') {
            throw wrong("the row ends after %s; its columns are %s".formatted(after, HEADER));
        }
        at++;
    }

    /** The next byte, 0 to 255, or -1 at the end. */
    private int peek() {
        return at < text.length ? text[at] & 0xFF : -1;
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
