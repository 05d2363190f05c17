package chat.baton.sandbox;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where Baton itself answers. Looked up at each use: a test knows its port only once it listens. */
@Component
@InSandbox
public class OwnAddress {

    private final Environment environment;

    OwnAddress(Environment environment) {
        this.environment = environment;
    }

    /** @param path with a leading slash */
    public String of(String path) {
        return environment.resolvePlaceholders("${baton.sandbox.base-url:http://localhost:${server.port:8080}}") + path;
    }
}
