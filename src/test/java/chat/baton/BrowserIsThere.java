package chat.baton;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Says aloud, once, when pages are not looked at; fails where they have to be. */
class BrowserIsThere implements ExecutionCondition {

    private static final AtomicBoolean SAID = new AtomicBoolean();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Chromium.isThere()) {
            return ConditionEvaluationResult.enabled("Chromium is there");
        }
        if (!SAID.getAndSet(true)) {
            System.out.println(
                    """

                    ************************************************************************
                    **  NO BROWSER: the tests that look at pages are left out.            **
                    **  They need Chromium, at /usr/bin/chromium or where CHROMIUM says.  **
                    ************************************************************************
                    """);
        }
        return ConditionEvaluationResult.disabled("There is no Chromium");
    }
}
