package io.bellwether.sandbox.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The logging of the Camunda JVMs: to standard output only, which the supervisor keeps in a file and cuts. Stack traces
 * are short, and the importers do not warn of indices that the first record has yet to make: they ask ten times a
 * second, and would fill the log while OpenSearch is away.
 */
final class CamundaLogging {
    private static final String CONFIGURATION = """
            <?xml version="1.0" encoding="UTF-8"?>
            <Configuration status="WARN" shutdownHook="disable">
              <Appenders>
                <Console name="Console" target="SYSTEM_OUT">
                  <PatternLayout pattern="%d{yyyy-MM-dd HH:mm:ss.SSS}{UTC}Z [%t] %-5level %logger{36} - %msg%n%ex{12}"/>
                </Console>
              </Appenders>
              <Loggers>
                <Root level="info">
                  <AppenderRef ref="Console"/>
                </Root>
                <Logger name="io.camunda.operate.zeebeimport.opensearch" level="error"/>
                <Logger name="io.camunda.tasklist.zeebeimport.os" level="error"/>
                <Logger name="org.ehcache.core.EhcacheManager" level="warn"/>
              </Loggers>
            </Configuration>
            """;

    private CamundaLogging() {}

    static Path file(Path folder) {
        return folder.resolve("log4j2.xml");
    }

    static void install(Path folder) throws IOException {
        Files.writeString(file(folder), CONFIGURATION);
    }
}
