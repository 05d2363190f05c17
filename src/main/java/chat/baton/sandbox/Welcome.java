package chat.baton.sandbox;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells a newcomer where to look, once everything runs. */
@Component
@InSandbox
class Welcome {

    private static final Logger LOG = LoggerFactory.getLogger(Welcome.class);

    private final OwnAddress address;

    Welcome(OwnAddress address) {
        this.address = address;
    }

    @EventListener
    void on(ApplicationReadyEvent event) {
        LOG.info(
                """


                  Baton is ready, with the sandbox on.

                  A customer's phone   {0}/sandbox
                  Live chat            {0}/
                  Tasklist             {0}/camunda/app/tasklist/default/
                  Cockpit              {0}/camunda/app/cockpit/default/
                  REST interface       {0}/api/v1/openapi.json

                  Logins               admin, merchant, agent-1, agent-2; password "sandbox"
                """
                        .replace("{0}", address.of("")));
    }
}
