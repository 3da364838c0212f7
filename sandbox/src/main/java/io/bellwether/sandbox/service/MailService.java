package io.bellwether.sandbox.service;

import io.bellwether.sandbox.config.Port;
import io.bellwether.sandbox.config.SandboxConfig;
import io.bellwether.sandbox.config.ServiceName;
import io.bellwether.sandbox.mail.MailMain;
import io.bellwether.sandbox.process.HealthCheck;
import io.bellwether.sandbox.process.Service;
import io.bellwether.sandbox.process.StateFolder;
import java.nio.file.Path;
import java.util.List;

/** The mail server and its mailbox in the browser. */
public record MailService(SandboxConfig config, StateFolder state) implements Service {
    @Override
    public String name() {
        return ServiceName.MAIL.key();
    }

    @Override
    public List<String> command() {
        return Jvm.ownClass(
                ServiceName.MAIL,
                config,
                MailMain.class,
                List.of(
                        folder().toString(),
                        String.valueOf(config.ports().of(Port.SMTP)),
                        String.valueOf(config.ports().of(Port.MAILBOX))));
    }

    @Override
    public Path folder() {
        return state.data(name());
    }

    @Override
    public HealthCheck health() {
        return HealthCheck.smtp(config.ports().of(Port.SMTP))
                .and(HealthCheck.http(mailbox() + "/api/messages", body -> body.startsWith("[")));
    }

    @Override
    public String address() {
        return mailbox() + ", SMTP 127.0.0.1:" + config.ports().of(Port.SMTP);
    }

    private String mailbox() {
        return "http://127.0.0.1:" + config.ports().of(Port.MAILBOX);
    }
}
