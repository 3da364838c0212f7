package io.bellwether;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The application: job workers, status page and command line. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class BellwetherApplication {
    public static void main(String[] args) {
        SpringApplication.run(BellwetherApplication.class, args);
    }
}
