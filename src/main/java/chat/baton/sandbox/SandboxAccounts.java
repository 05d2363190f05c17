package chat.baton.sandbox;

import chat.baton.channel.Connections;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Connects merchant {@code demo} to the providers the sandbox plays. */
@Component
@InSandbox
class SandboxAccounts implements ApplicationRunner {

    private final Connections connections;
    private final List<DemoAccount> accounts;

    SandboxAccounts(Connections connections, List<DemoAccount> accounts) {
        this.connections = connections;
        this.accounts = accounts;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        accounts.forEach(
                account -> connections.connect(SandboxShop.DEMO, account.kind(), DemoAccount.NAME, account.account()));
    }
}
