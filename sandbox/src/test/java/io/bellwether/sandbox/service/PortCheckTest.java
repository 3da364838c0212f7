package io.bellwether.sandbox.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.sandbox.config.Port;
import io.bellwether.sandbox.config.Ports;
import io.bellwether.sandbox.config.ServiceName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.EnumMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class PortCheckTest {
    @Test
    void saysWhichPortIsTakenAndHowToChangeIt() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var numbers = new EnumMap<Port, Integer>(Ports.auto().numbers());
            numbers.put(Port.MAILBOX, socket.getLocalPort());
            var problems = PortCheck.problems(new Ports(numbers), Set.of(ServiceName.MAIL));

            assertThat(problems)
                    .singleElement()
                    .asString()
                    .startsWith("Port " + socket.getLocalPort() + ", meant for the mailbox, is taken by ")
                    .endsWith("; stop that, or choose another port with sandbox.ports.mailbox in bellwether.yaml or"
                            + " BELLWETHER_PORT_MAILBOX in the environment.");
        }
    }

    @Test
    void ignoresPortsOfServicesThatAreNotStarted() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var numbers = new EnumMap<Port, Integer>(Ports.auto().numbers());
            numbers.put(Port.APP, socket.getLocalPort());

            assertThat(PortCheck.problems(new Ports(numbers), Set.of(ServiceName.MAIL)))
                    .isEmpty();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void namesProcessThatListens() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(PortCheck.owner(socket.getLocalPort()))
                    .hasValueSatisfying(owner -> assertThat(owner)
                            .startsWith("process " + ProcessHandle.current().pid() + " (")
                            .contains("java"));
        }
    }

    @Test
    void shortensCommandLines() {
        assertThat(PortCheck.summary(List.of(
                        "/usr/bin/java", "-Xmx1g", "-cp", "/a.jar:/b.jar", "org.example.Main", "--port", "1", "")))
                .isEqualTo("java org.example.Main 1");
        assertThat(PortCheck.summary(List.of(""))).isEmpty();
    }
}
