package io.bellwether.sandbox.config;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The port number of each {@link Port}.
 *
 * @param numbers every port, each 1..65535 and none twice
 */
public record Ports(Map<Port, Integer> numbers) {
    /** Below the range from which Linux takes outgoing ports, so that a port stays free while its service restarts. */
    private static final int AUTO_FIRST = 20_000;

    private static final int AUTO_LAST = 32_000;

    public Ports {
        numbers = new EnumMap<>(numbers);
        var owners = new java.util.HashMap<Integer, Port>();
        for (Port port : Port.values()) {
            Integer number = numbers.get(port);
            if (number == null || number < 1 || number > 65_535) {
                throw new ConfigException("The port 'sandbox.ports." + port.key() + "' must be a number from 1 to 65535"
                        + ", was " + number + ".");
            }
            Port other = owners.put(number, port);
            if (other != null) {
                throw new ConfigException("Port " + number + " is set for both 'sandbox.ports." + other.key()
                        + "' and 'sandbox.ports." + port.key() + "'; give each its own number.");
            }
        }
    }

    /** The number of a port. */
    public int of(Port port) {
        return java.util.Objects.requireNonNull(numbers.get(port));
    }

    /** The defaults. */
    public static Map<Port, Integer> standard() {
        var numbers = new EnumMap<Port, Integer>(Port.class);
        for (Port port : Port.values()) {
            numbers.put(port, port.standard());
        }
        return numbers;
    }

    /** Free ports, for tests that run beside each other. */
    public static Ports auto() {
        var numbers = new EnumMap<Port, Integer>(Port.class);
        var taken = new HashSet<Integer>();
        for (Port port : Port.values()) {
            int number;
            do {
                number = ThreadLocalRandom.current().nextInt(AUTO_FIRST, AUTO_LAST);
            } while (!isFree(number) || !taken.add(number));
            numbers.put(port, number);
        }
        return new Ports(numbers);
    }

    /** Whether a service could listen on this port of the loopback interface now. */
    public static boolean isFree(int number) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), number));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
