package io.bellwether.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;

/** One real PostgreSQL for all tests of a JVM; each caller gets a fresh database of its own. */
public final class TestDatabase {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestDatabase() {}

    private static final class Server {
        static final TestPostgres POSTGRES = TestPostgres.start();
    }

    /** The database that the migrations made; others are its copies. */
    private static final class Migrated {
        static final String NAME = migrate();

        private static String migrate() {
            String name = "migrated";
            Flyway.configure()
                    .dataSource(create(name, "template1"), null, null)
                    .schemas("bellwether")
                    .load()
                    .migrate();
            return name;
        }
    }

    /** Creates an empty database and returns its JDBC address, with user {@code postgres} and password. */
    public static String createDatabase() {
        return create("test_" + DATABASES.incrementAndGet(), "template1");
    }

    /** The same with all migrations. */
    static String createMigrated() {
        return create("test_" + DATABASES.incrementAndGet(), Migrated.NAME);
    }

    private static String create(String name, String template) {
        try (Connection connection = DriverManager.getConnection(Server.POSTGRES.address("postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " template " + template);
        } catch (SQLException e) {
            throw new IllegalStateException("could not create " + name, e);
        }
        return Server.POSTGRES.address(name);
    }
}
