package chat.baton.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** A port that is known before the application starts, and our stand-in in the place of the sandbox's. */
class OwnAddresses implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            TestPropertyValues.of(
                            "server.port=" + socket.getLocalPort(),
                            "server.address=127.0.0.1",
                            "baton.channel.messenger.endpoint="
                                    + World.messenger().endpoint())
                    .applyTo(context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
