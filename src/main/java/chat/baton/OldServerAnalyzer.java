package chat.baton;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at the start what to do, where a stack trace would be. */
class OldServerAnalyzer extends AbstractFailureAnalyzer<OldServer> {

    @Override
    protected FailureAnalysis analyze(Throwable whole, OldServer cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Upgrade the server, or point spring.datasource.url at another one. Nothing has been changed in the database.",
                cause);
    }
}
