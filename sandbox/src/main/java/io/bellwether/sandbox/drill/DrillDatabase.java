package io.bellwether.sandbox.drill;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Asks the drill's database; each question on a connection of its own, so that one that was killed does no harm. */
final class DrillDatabase {
    private final String url;
    private final Properties properties = new Properties();

    DrillDatabase(Map<String, String> endpoints) {
        url = value(endpoints, "SPRING_DATASOURCE_URL");
        properties.put("user", value(endpoints, "SPRING_DATASOURCE_USERNAME"));
        properties.put("password", value(endpoints, "SPRING_DATASOURCE_PASSWORD"));
        properties.put("currentSchema", "bellwether");
        properties.put("connectTimeout", "5");
        properties.put("socketTimeout", "60");
    }

    private static String value(Map<String, String> endpoints, String name) {
        String value = endpoints.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the stack has no " + name);
        }
        return value;
    }

    /** The first column of all rows as text. */
    List<String> texts(String sql, Object... values) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = prepared(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(String.valueOf(rows.getString(1)));
            }
            return texts;
        }
    }

    /** All columns of all rows as text, moments as ISO instants; nothing is empty text. */
    List<String[]> rows(String sql, Object... values) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = prepared(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            int columns = rows.getMetaData().getColumnCount();
            List<String[]> found = new ArrayList<>();
            while (rows.next()) {
                String[] row = new String[columns];
                for (int i = 0; i < columns; i++) {
                    row[i] = switch (rows.getObject(i + 1)) {
                        case null -> "";
                        case Timestamp moment -> moment.toInstant().toString();
                        case Object value -> value.toString();
                    };
                }
                found.add(row);
            }
            return found;
        }
    }

    /** The first column of the first row; empty text when there is none. */
    String text(String sql, Object... values) throws SQLException {
        return texts(sql, values).stream().findFirst().orElse("");
    }

    int update(String sql, Object... values) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = prepared(connection, sql, values)) {
            return statement.executeUpdate();
        }
    }

    /** A connection of the caller's, for a lock that lasts. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, properties);
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
