package chat.baton.sandbox;

import chat.baton.channel.Connections;
import java.util.Map;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Connects merchant {@code demo} to the providers the sandbox plays. */
@Component
@InSandbox
class SandboxAccounts implements ApplicationRunner {

    private final Connections connections;
    private final SandboxSettings settings;

    SandboxAccounts(Connections connections, SandboxSettings settings) {
        this.connections = connections;
        this.settings = settings;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var app = settings.messenger();
        connections.connect(
                SandboxShop.DEMO,
                "messenger",
                app.account(),
                Map.of(
                        "pageId", app.pageId(),
                        "appId", app.appId(),
                        "appSecret", app.appSecret(),
                        "verifyToken", "sandbox-messenger-verify",
                        "pageToken", app.pageToken(),
                        "humanAgentTag", "true"));
    }
}
