package io.bellwether.sandbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void choosesFreePortsThatDiffer() {
        var ports = Ports.auto();

        assertThat(ports.numbers().values()).doesNotHaveDuplicates().allMatch(Ports::isFree);
    }

    @Test
    void seesThatPortIsTaken() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.isFree(socket.getLocalPort())).isFalse();
        }
    }

    @Test
    void seesThatPortIsTakenOnAllInterfaces() throws IOException {
        try (var socket = new ServerSocket(0)) {
            assertThat(Ports.isFree(socket.getLocalPort())).isFalse();
        }
    }

    @Test
    void namesVariableOfPort() {
        assertThat(Port.BROKER_MANAGEMENT.variable()).isEqualTo("BELLWETHER_PORT_BROKER_MANAGEMENT");
    }
}
